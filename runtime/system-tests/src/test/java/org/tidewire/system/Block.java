package org.tidewire.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A code block of a document, between fences or indented.
 *
 * @param where file and line, for a person
 * @param section the heading it stands under
 * @param before what the document says before it, from its beginning
 * @param lines what is written, continued lines joined
 */
record Block(String where, String section, String before, List<String> lines) {
    /** A command at a prompt, and what the document shows as its answer. */
    record Exchange(String command, List<String> answer) {}

    /** Finds every one in a document. */
    static List<Block> of(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        List<String> lines = new ArrayList<>();
        String section = "";
        boolean fenced = false;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            boolean fence = line.startsWith("```");
            boolean inside = fenced ? !fence : line.startsWith("    ");
            if (inside) {
                lines.add(fenced ? line : line.substring(4));
            } else if (!lines.isEmpty()) {
                String where = file.getParent().getFileName() + "/" + file.getFileName() + ", before line " + number;
                blocks.add(new Block(where, section, before.toString(), joined(lines)));
                lines.clear();
            }
            fenced ^= fence;
            section = line.startsWith("#") && !inside ? line.replaceFirst("#+ ", "") : section;
            before.append(inside || fence ? "" : line + "\n");
        }
        return blocks;
    }

    /** Finds those under one heading; a document without that heading, or without blocks there, is wrong. */
    static List<Block> of(Path file, String section) throws IOException {
        List<Block> blocks =
                of(file).stream().filter(each -> each.section.equals(section)).toList();
        if (blocks.isEmpty()) {
            throw new AssertionError(file + " has no commands under " + section);
        }
        return blocks;
    }

    /** The spans that a document has under one heading. */
    static List<String> spans(Path file, String section) throws IOException {
        String text = Files.readString(file)
                .split("\n#+ " + Pattern.quote(section) + "\n", 2)[1]
                .split("\n#+ ", 2)[0];
        return Pattern.compile("`([^`\n]+)`")
                .matcher(text.replaceAll("(?s)\n```.*?\n```\n", "\n"))
                .results()
                .map(span -> span.group(1))
                .toList();
    }

    /** The commands with what is shown after each; what stands before the first one is left out. */
    List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("g! ")) {
                exchanges.add(new Exchange(line.substring(3), new ArrayList<>()));
            } else if (!exchanges.isEmpty()) {
                exchanges.get(exchanges.size() - 1).answer.add(line);
            }
        }
        return exchanges;
    }

    /** As it is, but for the numbers, the units and the widths of columns. */
    static String shape(List<String> lines) {
        return String.join("\n", lines)
                .replaceAll("[KMG]iB", "MiB")
                .replaceAll("(?m)^[0-9a-f]{8} ", "0 ") // what is remembered
                .replaceAll("[0-9]+", "0")
                .replaceAll("0(,0)+", "0")
                .replaceAll(" +", " ")
                .replaceAll("(?m)^ | $", "");
    }

    private static List<String> joined(List<String> lines) {
        return String.join("\n", lines).replaceAll("\\\\\n\\s*", "").lines().toList();
    }
}
