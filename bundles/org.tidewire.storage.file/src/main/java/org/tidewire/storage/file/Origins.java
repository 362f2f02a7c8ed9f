package org.tidewire.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Remembers what partials are parts of: one file for each in {@code .wired}, under the partial's name. */
final class Origins {
    private static final int LONGEST = 1024;
    /** A character of UTF-16 is never more than three bytes of UTF-8. */
    private static final int LONGEST_BYTES = 3 * LONGEST;

    private Origins() {}

    /** Refuses what cannot be kept. */
    static void check(String origin) {
        if (origin.length() > LONGEST || origin.indexOf('\n') >= 0 || origin.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("an origin has at most " + LONGEST + " characters and no line breaks");
        }
    }

    /** Remembers; durable once the folder {@code .wired}, which is given, is forced. */
    static void write(Folder staging, Folder wired, String partial, String origin) throws IOException {
        Staging.put(staging, wired, partial, origin.getBytes(UTF_8));
    }

    /** Recalls; empty if nothing is known. */
    static String read(Folder folder, String partial) throws IOException {
        Optional<Folder> wired = Staging.wired(folder);
        if (wired.isEmpty()) {
            return "";
        }
        try (Folder held = wired.get()) {
            return SmallFile.read(held, partial, LONGEST_BYTES)
                    .map(bytes -> new String(bytes, UTF_8))
                    .orElse("");
        }
    }

    /** Forgets, if anything is known. */
    static void delete(Folder folder, String partial) throws IOException {
        Optional<Folder> wired = Staging.wired(folder);
        if (wired.isEmpty()) {
            return;
        }
        try (Folder held = wired.get()) {
            held.delete(partial);
        } catch (NoSuchFileException e) {
            return; // Another program's partial has none.
        }
    }
}
