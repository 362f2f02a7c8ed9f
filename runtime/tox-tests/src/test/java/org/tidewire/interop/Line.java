package org.tidewire.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words as peers of both kinds write them: parted by tabs, with a tab, a line break and a backslash marked. */
final class Line {
    private static final Pattern MARKED = Pattern.compile("\\\\([tnr\\\\])");

    private Line() {}

    static String of(List<String> words) {
        List<String> marked = new ArrayList<>(words);
        marked.replaceAll(word -> word.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r"));
        return String.join("\t", marked);
    }

    static List<String> words(String line) {
        List<String> words = new ArrayList<>(List.of(line.split("\t", -1)));
        words.replaceAll(word -> MARKED.matcher(word).replaceAll(Line::plain));
        return List.copyOf(words);
    }

    private static String plain(MatchResult mark) {
        return switch (mark.group(1)) {
            case "t" -> "\t";
            case "n" -> "\n";
            case "r" -> "\r";
            default -> Matcher.quoteReplacement("\\");
        };
    }
}
