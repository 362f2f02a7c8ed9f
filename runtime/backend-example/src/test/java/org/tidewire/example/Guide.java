package org.tidewire.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guide: each fenced block below a line with a file's name alone, in bold, is that file. */
final class Guide {
    private static final Pattern FILE =
            Pattern.compile("^\\*\\*`([^`]+)`\\*\\*\\n\\n```\\w+\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Guide() {}

    /** Reads the files; their names are relative to the project's directory. */
    static Map<String, String> files(Path guide) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher block = FILE.matcher(Files.readString(guide));
        while (block.find()) {
            if (files.put(block.group(1), block.group(2)) != null) {
                throw new AssertionError("the guide has two files " + block.group(1));
            }
        }
        return files;
    }

    /** Writes the files into an empty directory. */
    static void write(Path guide, Path directory) throws IOException {
        for (Map.Entry<String, String> file : files(guide).entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
