package org.tidewire.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled bundles of this build, by their names. */
final class Bundles {
    /** Every class of every bundle. */
    final JavaClasses classes;

    private final Map<String, Path> folders;
    private final Map<String, String> owners = new HashMap<>();

    /** Reads what the bundles' modules have compiled. */
    Bundles() throws IOException {
        Path bundles = Path.of(System.getProperty("tidewire.bundles"));
        try (Stream<Path> all = Files.list(bundles)) {
            folders = all.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .collect(Collectors.toMap(
                            folder -> folder.getFileName().toString(), folder -> folder.resolve("target/classes")));
        }
        ClassFileImporter importer = new ClassFileImporter();
        folders.forEach(
                (name, folder) -> importer.importPath(folder).forEach(type -> owners.put(type.getName(), name)));
        classes = importer.importPaths(folders.values());
    }

    /** The names of all. */
    Set<String> names() {
        return new TreeSet<>(folders.keySet());
    }

    /** The bundle that a class was compiled in; empty for one of the JDK or of a library. */
    String of(JavaClass type) {
        return owners.getOrDefault(type.getName(), "");
    }

    /** Which other bundles each one uses, with one place where it does, for the message. */
    Map<String, Map<String, String>> uses() {
        Map<String, Map<String, String>> uses = new TreeMap<>();
        for (JavaClass type : classes) {
            String user = of(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String used = of(dependency.getTargetClass().getBaseComponentType());
                if (!used.isEmpty() && !used.equals(user)) {
                    uses.computeIfAbsent(user, name -> new TreeMap<>()).putIfAbsent(used, dependency.getDescription());
                }
            }
        }
        return uses;
    }
}
