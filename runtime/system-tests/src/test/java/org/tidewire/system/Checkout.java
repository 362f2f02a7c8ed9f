package org.tidewire.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether what a command line names is there: modules, profiles, tests, settings, options. Runs nothing. */
final class Checkout {
    private static final String FOR_MAVEN =
            "maven\\..*|skipTests|surefire\\..*|failsafe\\..*|altDeploymentRepository|argLine|baseline\\.skip|tidewire\\.repository";

    private final Path root;
    private final List<String> sources;
    private final String poms;
    private final String code;
    private final String script;

    Checkout(Path root) throws IOException {
        this.root = root;
        List<Path> java = Documents.files(root, ".java");
        sources = java.stream().map(Path::toString).toList();
        poms = texts(Documents.files(root, "pom.xml"));
        code = texts(java);
        script = Files.readString(root.resolve("runtime/tidewire"));
    }

    private static String texts(List<Path> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path each : files) {
            texts.add(Files.readString(each));
        }
        return String.join("\n", texts);
    }

    /** What a command names that is not there. */
    List<String> missing(String command) {
        List<String> missing = new ArrayList<>();
        String[] words = command.replaceAll("--exec '[^']*'", "--exec").split("\\s+");
        for (int i = 0; i < words.length; i++) {
            String word = words[i].replaceAll("['\"]", "");
            String next = i + 1 < words.length ? words[i + 1].replaceAll("['\"]", "") : "";
            if (!isThere(words[0], word, next)) {
                missing.add((word + " " + next).strip());
            }
        }
        return missing;
    }

    private boolean isThere(String program, String word, String next) {
        if ("runtime/tidewire".equals(program)) {
            return !word.startsWith("--") || script.contains("  " + word);
        }
        if ("java".equals(program)) {
            return !word.startsWith("org.tidewire.") || isSource(word);
        }
        return switch (word) {
            case "-pl" -> List.of(next.split(",")).stream().allMatch(each -> isModule(each.replace("!", "")));
            case "-f" -> Files.exists(root.resolve(next));
            default -> isThere(word);
        };
    }

    private boolean isThere(String word) {
        if (word.startsWith("-P")) {
            return poms.contains("<id>" + word.substring(2) + "</id>");
        }
        if (word.startsWith("-Dtest=") || word.startsWith("-Dit.test=")) {
            return List.of(word.substring(word.indexOf('=') + 1).split(",")).stream()
                    .allMatch(this::isSource);
        }
        if (word.startsWith("-D")) {
            String key = word.substring(2).replaceAll("=.*", "");
            return key.matches(FOR_MAVEN) || poms.contains(key) || code.contains("\"" + key + "\"");
        }
        return true;
    }

    private boolean isModule(String path) {
        return path.endsWith("/NAME") || Files.exists(root.resolve(path).resolve("pom.xml"));
    }

    private boolean isSource(String name) {
        String type = name.replaceAll("#.*", "");
        String path = Pattern.quote(type.replace('.', '/')).replace("*", "\\E.*\\Q");
        return type.matches("Nothing|SomeTest|\\.\\.\\.") // none at all, or any
                || sources.stream().anyMatch(each -> each.matches(".*/" + path + "\\.java"));
    }

    /** The features for Karaf. */
    List<String> features() throws IOException {
        String text = Files.readString(root.resolve("runtime/karaf/src/main/feature/feature.xml"));
        return Pattern.compile("<feature name=\"([^\"]+)\"")
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toList());
    }
}
