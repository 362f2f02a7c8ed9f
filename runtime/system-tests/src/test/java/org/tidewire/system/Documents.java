package org.tidewire.system;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documents of a checkout tell people to type. */
final class Documents {
    /**
     * A line of a code block, continued lines joined; or a code span in a text.
     *
     * @param where file and line, for a person
     * @param text what is written, without a prompt
     * @param block whether it is a line of its own; a span may be a mere mention
     */
    record Code(String where, String text, boolean block) {}

    /** The checkout that is tested. */
    static final Path ROOT =
            Path.of(System.getProperty("tidewire.script")).getParent().getParent();

    /** The document that most people read first. */
    static final Path README = ROOT.resolve("README.md");

    private static final Set<String> BUILT = Set.of("target", "home", ".git");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    private final List<Code> codes = new ArrayList<>();

    private Documents() {}

    /** Reads every document under a folder, but what is built. */
    static List<Code> under(Path root) throws IOException {
        Documents documents = new Documents();
        for (Path each : files(root, ".md")) {
            documents.read(root.relativize(each).toString(), Files.readString(each));
        }
        return documents.codes;
    }

    /** The files under a folder whose names end so, but what is built. */
    static List<Path> files(Path root, String end) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(root)
                                && BUILT.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(end)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private void read(String file, String text) {
        boolean fenced = false;
        int number = 0;
        for (String line : text.replaceAll("\\\\\n\\s*", "").split("\n")) {
            String where = file + ", about line " + ++number;
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced || line.startsWith("    ")) {
                codes.add(new Code(where, line.strip().replaceFirst("^g! ", ""), true));
            } else {
                spans(where, line);
            }
        }
    }

    private void spans(String where, String line) {
        for (Matcher span = SPAN.matcher(line); span.find(); ) {
            codes.add(new Code(where, span.group(1).strip(), false));
        }
    }
}
