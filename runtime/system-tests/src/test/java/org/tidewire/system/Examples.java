package org.tidewire.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of configurations that documents and templates show. */
final class Examples {
    /**
     * One of them.
     *
     * @param where file and line, for a person
     * @param pid whose configuration it is
     * @param several whether there may be several of that kind, each a file of its own
     * @param lines a key and its value each
     */
    record Example(String where, String pid, boolean several, List<String> lines) {}

    private static final String SETTING = "[a-z]+(\\.[a-z]+)* = \\S.*";
    private static final Pattern NAMED =
            Pattern.compile("((?:org\\.[a-z0-9]+)(?:\\.[a-z0-9]+)+)([~-](?!SNAPSHOT)\\w+)?(?:\\.cfg)?`");
    private static final Pattern TEMPLATE = Pattern.compile("(org\\.tidewire[a-z.]+)-\\w+\\.cfg");
    private static final Pattern TABLE = Pattern.compile("etc/(org\\.tidewire[a-z.]+?)(-\\w+)?\\.cfg +(\\S.*)");
    private static final Pattern SPAN =
            Pattern.compile("`(" + SETTING + ")`\\s+(?:may stand |stands )?in\\s+`etc/(org\\.tidewire[a-z.]+?)\\.cfg`");

    /** What the value is somebody else's, or no value. */
    private static final Pattern PLACEHOLDER = Pattern.compile("HEX-DIGITS|\\.\\.\\.|/path/to/|what opens it");

    private final List<Example> found = new ArrayList<>();

    private Examples() {}

    /** Finds those of a checkout. */
    static List<Example> of(Path root) throws IOException {
        Examples examples = new Examples();
        for (Path document : Documents.files(root, ".md")) {
            for (Block block : Block.of(document)) {
                examples.block(block);
            }
            examples.spans(root.relativize(document).toString(), Files.readString(document));
        }
        for (Path template : Documents.files(root.resolve("runtime/server/etc"), ".cfg")) {
            examples.template(template);
        }
        return examples.found;
    }

    private void block(Block block) {
        boolean settings = block.lines().stream().allMatch(line -> line.matches(SETTING + "|#.*|"));
        if (settings) {
            Matcher named = NAMED.matcher(block.before());
            String pid = "";
            boolean several = false;
            while (named.find()) {
                pid = named.group(1).replaceFirst("\\.cfg$", "");
                several = named.group(2) != null;
            }
            add(block.where(), pid, several, block.lines());
        } else if (TABLE.matcher(block.lines().get(0)).matches()) {
            table(block);
        }
    }

    /** A file's name, its settings beside it, and more of them below. */
    private void table(Block block) {
        for (String line : block.lines()) {
            Matcher row = TABLE.matcher(line);
            if (row.matches()) {
                add(block.where(), row.group(1), row.group(2) != null, List.of(row.group(3)));
            } else if (line.strip().matches(SETTING)) {
                Example last = found.remove(found.size() - 1);
                List<String> more = new ArrayList<>(last.lines);
                more.add(line.strip());
                add(last.where, last.pid, last.several, more);
            }
        }
    }

    private void spans(String file, String text) {
        for (Matcher span = SPAN.matcher(text); span.find(); ) {
            add(file + ", " + span.group(), span.group(3), false, List.of(span.group(1)));
        }
    }

    /** What is behind a hash is one setting each; a line that names another file begins that. */
    private void template(Path file) throws IOException {
        String where = file.getFileName().toString();
        String pid = where.replaceFirst("(-\\w+)?\\.cfg$", "");
        boolean several = where.contains("-");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher other = TEMPLATE.matcher(line);
            if (line.startsWith("#") && other.find()) {
                add(where, pid, several, lines);
                lines.clear();
                pid = other.group(1);
                several = true;
            }
            String setting = line.replaceFirst("^# ", "");
            if (setting.matches(SETTING)) {
                lines.add(setting);
            }
        }
        add(where, pid, several, lines);
    }

    private void add(String where, String pid, boolean several, List<String> lines) {
        List<String> values = lines.stream()
                .filter(line -> line.matches(SETTING))
                .filter(line -> !PLACEHOLDER.matcher(line).find())
                .toList();
        boolean known = found.stream().anyMatch(each -> each.pid.equals(pid) && each.lines.equals(values));
        if (!values.isEmpty() && !known) {
            found.add(new Example(where, pid, several, values));
        }
    }
}
