package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.system.Examples.Example;

/** Every example of a configuration is given to a server, which refuses none and knows every key. */
class ConfigurationDocumentedIT {
    /** What is no configuration of ours, by its first line, and why. */
    private static final Map<String, String> EXCUSED = Map.of(
            "root = ${tidewire.home}/archive",
                    "the guide's own backend; WriteABackendIT brings it and its configuration",
            "version = 1", "a record of what is unfinished, which has a check");

    /** That of {@code org.tidewire.events} is read, but judged by nobody: the bundle is not in the server. */
    private static final Path TEMPLATES = Documents.ROOT.resolve("runtime/server/etc");

    @TempDir
    Path folder;

    private Path etc;
    private Path log;
    private int sentinels;
    private int identities;

    @Test
    void noExampleIsRefused() throws Exception {
        List<Example> examples = new ArrayList<>(Examples.of(Documents.ROOT));
        examples.removeIf(each -> EXCUSED.containsKey(each.lines().get(0)));
        assertTrue(examples.size() >= 12, () -> "only " + examples);
        List<Map<String, String>> batches = batches(examples);
        Path home = folder.resolve("home");
        etc = Files.createDirectories(home.resolve("etc"));
        log = home.resolve("logs/tidewire.log");
        write(batches.get(0));
        try (Tidewire server = Tidewire.serve(home, Ports.free())) {
            for (Map<String, String> each : batches) {
                write(each);
                awaitAll(server);
            }
            List<String> wrong = complaints();
            wrong.removeIf(line -> line.contains("sentinel"));
            assertEquals(List.of(), wrong, () -> "of " + examples);
        }
    }

    /** Files that can be there at the same time: of one that is the only one of its kind, one example each. */
    private List<Map<String, String>> batches(List<Example> examples) throws IOException {
        List<Map<String, String>> batches = new ArrayList<>(List.of(new LinkedHashMap<>()));
        int number = 0;
        for (Example each : examples) {
            String file = each.several() ? each.pid() + "-example" + ++number + ".cfg" : each.pid() + ".cfg";
            int batch = 0;
            while (batch < batches.size() && batches.get(batch).containsKey(file)) {
                batch++;
            }
            if (batch == batches.size()) {
                batches.add(new LinkedHashMap<>());
            }
            batches.get(batch).put(file, text(each));
        }
        return batches;
    }

    private static String key(String line) {
        return line.split(" = ", 2)[0];
    }

    /** Its own folders and ports. */
    private String text(Example example) throws IOException {
        List<String> lines = new ArrayList<>(example.lines());
        Path template = TEMPLATES.resolve(example.pid() + ".cfg");
        if (Files.exists(template)) { // the document speaks of a line in it
            Files.readAllLines(template).stream()
                    .filter(line -> !line.startsWith("#") && line.contains(" = "))
                    .filter(line -> lines.stream().noneMatch(each -> key(each).equals(key(line))))
                    .forEach(lines::add);
        }
        return String.join("\n", lines)
                        .replace("/srv/", folder + "/srv/")
                        .replaceAll(
                                "(?m)^(directory = .*/identity)$", "$1-" + ++identities) // one of RSA is kept as that
                        .replaceAll("(?m)^port = 2000$", "port = \\${tidewire.port}")
                + "\n";
    }

    private void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> each : files.entrySet()) {
            Files.writeString(etc.resolve(each.getKey()), each.getValue());
        }
    }

    /** When the second of two wrong files has been reported, whatever was read before has been looked at. */
    private void awaitAll(Tidewire server) throws Exception {
        for (int i = 0; i < 2; i++) {
            String name = "org.tidewire.storage.file-sentinel" + ++sentinels + ".cfg";
            Files.writeString(etc.resolve(name), "root =\nmistyped = 1\n");
            Await.until(name + " is reported", () -> {
                server.requireRunning();
                List<String> told = complaints();
                return told.stream().anyMatch(line -> line.contains(name + " is refused"))
                        && told.stream().anyMatch(line -> line.contains(name + " has what nobody knows"));
            });
        }
    }

    /** What people are told of files. */
    private List<String> complaints() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.matches("\\S+ (WARN|ERROR) .*") && line.contains(".cfg"))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
