package org.tidewire.shell;

import java.util.List;
import java.util.regex.Pattern;

/** What a shell's completion asks: which argument is being typed, and what may be offered. */
public final class Arguments {
    /** What means nothing to Gogo, whose completion fails at a blank, which it would put a backslash before. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}/._,+@-]+");

    private static final List<String> WITH_VALUE = List.of("-l", "--limit");

    /**
     * Tells which argument of a get or put is being typed.
     *
     * @param words the line's words, the command first
     * @param index where the typed one stands among them; it may be missing there, if it is empty
     * @return as text, since Gogo's numbers come in several types: 1 for the first that is no option, 2 for the second and
     *     so on; 0 for the value of an option
     */
    public String place(List<?> words, int index) {
        int place = 1;
        boolean value = false;
        for (Object each : words.subList(Math.min(1, words.size()), Math.min(index, words.size()))) {
            String word = each.toString();
            place += value || word.startsWith("-") ? 0 : 1;
            value = WITH_VALUE.contains(word);
        }
        return value ? "0" : Integer.toString(place);
    }

    /**
     * Tells whether a path can be offered. Names are written by strangers, and one with {@code $(...)} or a semicolon in it would
     * be run as a command once the line is entered.
     *
     * @param path what would stand in the line
     * @return whether it has letters, digits and {@code /._,+@-} alone
     */
    public boolean isPlain(Object path) {
        return PLAIN.matcher(path.toString()).matches();
    }
}
