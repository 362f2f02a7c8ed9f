package org.tidewire.transfer.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import org.tidewire.storage.FilePath;

/**
 * What a file is called here that a friend calls something: one name, which every system can hold and which shows what it is.
 * Folders in it become a part of the name, as in {@code holiday_day 1_img.jpg}.
 */
final class HarmlessName {
    /** What a storage's names hold less the suffix of partials and a number. */
    private static final int MOST = 255 - FilePath.PARTIAL_SUFFIX.length() - " (1000)".length();

    /** What a name is cut to if it is longer, so that it can still be told from what is reserved. */
    private static final int CUT = MOST - 2;

    private static final int LONGEST_EXTENSION = 64;
    private static final Pattern SLASH = Pattern.compile("[/\\\\]");

    /** What Windows keeps for its devices, with any extension, and where this project's folders keep what is theirs. */
    private static final Pattern RESERVED = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\..*)?|\\.wired",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final String ELSEWHERE_SPECIAL = "<>:\"|?*";

    private HarmlessName() {}

    /** Gives a name for what is offered under another, of at most 234 bytes of UTF-8; a name that it gave stays as it is. */
    static String of(String offered) {
        StringJoiner joined = new StringJoiner("_");
        for (String segment : SLASH.split(offered)) {
            String harmless = stripped(visible(segment));
            if (!harmless.isEmpty()) {
                joined.add(harmless);
            }
        }
        String name = unreserved(Normalizer.normalize(joined.toString(), Normalizer.Form.NFC));
        if (name.isEmpty()) {
            return "file";
        }
        return bytes(name) <= MOST ? name : unreserved(cut(name));
    }

    private static String unreserved(String name) {
        String unreserved = RESERVED.matcher(name).matches() ? "_" + name : name;
        return isPartial(unreserved) ? unreserved + "_" : unreserved;
    }

    /** Drops what cannot be seen and changes how the rest is read, such as {@code exe.jpg} for what ends with exe. */
    private static String visible(String segment) {
        StringBuilder seen = new StringBuilder();
        segment.codePoints()
                .filter(HarmlessName::isVisible)
                .map(point -> ELSEWHERE_SPECIAL.indexOf(point) < 0 ? point : '_')
                .forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static boolean isVisible(int point) {
        boolean direction = (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200E
                || point == 0x200F
                || point == 0x061C;
        return !direction
                && switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    /** Drops spaces around a name and dots after it: Windows would, and {@code .} and {@code ..} are nothing but dots. */
    private static String stripped(String name) {
        int begin = 0;
        int end = name.length();
        while (begin < end && isSpace(name.charAt(begin))) {
            begin++;
        }
        while (begin < end && (isSpace(name.charAt(end - 1)) || name.charAt(end - 1) == '.')) {
            end--;
        }
        return name.substring(begin, end);
    }

    private static boolean isSpace(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    /** Shortens a name between two characters, before its extension. */
    private static String cut(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && bytes(name.substring(dot)) <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int room = CUT - bytes(extension);
        int end = 0;
        for (int used = 0; end < name.length(); ) {
            int point = name.codePointAt(end);
            used += bytes(Character.toString(point));
            if (used > room) {
                break;
            }
            end += Character.charCount(point);
        }
        return stripped(name.substring(0, end)) + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static boolean isPartial(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(FilePath.PARTIAL_SUFFIX.toLowerCase(Locale.ROOT));
    }
}
