package org.tidewire.storage.kit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;

/**
 * Paths as somebody sends them who wants to get out of a storage, or to confuse it: thousands, always the same. For tests of
 * what lies around a backend, which the contract cannot see.
 */
public final class HostilePaths {
    private static final List<Integer> LENGTHS =
            List.of(1, 127, 128, 241, 242, 254, 255, 256, 257, 4_095, 4_096, 4_097);

    private HostilePaths() {}

    /**
     * Tells them all.
     *
     * @return more than 2,000 texts, each once, in a fixed order
     */
    public static List<String> all() {
        Set<String> all = new LinkedHashSet<>();
        for (String name : HostileNames.all()) {
            all.addAll(
                    List.of(name, "folder/" + name, name + "/file", name + FilePath.PARTIAL_SUFFIX, "a" + name + "b"));
        }
        for (String dots : HostileNames.DOTS) {
            for (String separator : HostileNames.SEPARATORS) {
                addClimbs(all, dots + separator, separator);
            }
        }
        addLong(all);
        return List.copyOf(all);
    }

    private static void addClimbs(Set<String> all, String up, String separator) {
        all.add(up + "outside" + separator + "secret");
        all.add("folder" + separator + up + up + "root2" + separator + "secret");
        all.add("link" + separator + up.repeat(3) + "etc" + separator + "secret");
    }

    private static void addLong(Set<String> all) {
        for (int length : LENGTHS) {
            for (String letter : List.of("n", ".", " ", "\u00fc", "u\u0308", "\ud83c\udf0a", "../", "d/", "/")) {
                all.add(letter.repeat(length));
                all.add(letter.repeat(length / letter.length()) + "x".repeat(length % letter.length()));
            }
            all.add(("d".repeat(250) + "/").repeat(length / 251) + "e".repeat(length % 251));
        }
        for (int depth = FilePath.MAX_DEPTH - 1; depth <= FilePath.MAX_DEPTH + 1; depth++) {
            all.add("/d".repeat(depth));
            all.add("/d".repeat(depth) + "/..".repeat(depth + 1));
        }
    }

    /**
     * Makes a path of a text, and tries every operation of a backend on it: first with nothing there, then with a file, then
     * with a folder. What was made is deleted again, if the backend can.
     *
     * @param storage the backend; it is written to
     * @param text the path as somebody sends it
     * @return what was refused and how, in order; an {@code IllegalArgumentException} alone if no path can be made of it
     * @throws AssertionError if the path breaks its rules, or what was done under one name shows under another
     * @throws IOException if the backend fails at what it had done before
     */
    public static List<Exception> tryAll(Storage storage, String text) throws IOException {
        FilePath path;
        try {
            path = FilePath.of(text);
        } catch (IllegalArgumentException refused) {
            return new ArrayList<>(List.of(refused));
        }
        return new EveryOperation(storage, path).run();
    }
}
