package org.tidewire.storage.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.tidewire.storage.EditableStorage;

/**
 * Keeps comments as the original Wired server does: all those of a folder's children in {@code .wired/comments}, each a
 * name, FS, the comment, GS. A record is handled as its bytes, one for each character, so that those we do not touch stay
 * as they are.
 */
final class Comments {
    /** So many bytes are read of such a file, and written: every change reads and writes all of it. */
    static final int LONGEST_FILE = 8 << 20;

    private static final String NAME = "comments";
    private static final char FIELD_END = 0x1C;
    private static final char RECORD_END = 0x1D;

    private final Staging staging;

    Comments(Staging staging) {
        this.staging = staging;
    }

    /** Refuses what cannot be kept. */
    static void check(String text) {
        if (text.length() > EditableStorage.LONGEST_COMMENT) {
            throw new IllegalArgumentException(
                    "a comment has at most " + EditableStorage.LONGEST_COMMENT + " characters, not " + text.length());
        }
        if (text.chars().anyMatch(Comments::isRefused)) {
            throw new IllegalArgumentException("a comment may not hold separators (U+0004, U+001C to U+001F)");
        }
    }

    private static boolean isRefused(int letter) {
        return letter == 0x04 || (letter >= 0x1C && letter <= 0x1F);
    }

    /** Recalls a child's comment; empty if there is none. */
    static String read(Folder folder, String name) throws IOException {
        Optional<Folder> wired = Staging.wired(folder);
        if (wired.isEmpty()) {
            return "";
        }
        try (Folder held = wired.get()) {
            for (String entry : records(held)) {
                if (isOf(entry, name)) {
                    return text(entry);
                }
            }
            return "";
        }
    }

    /** Replaces a child's comment, durably; empty for none. The caller lets nobody else write comments meanwhile. */
    void write(Folder folder, String name, String text) throws IOException {
        Optional<Folder> there = Staging.wired(folder);
        if (there.isEmpty() && text.isEmpty()) {
            return;
        }
        try (Folder wired = there.isPresent() ? there.get() : staging.makeWired(folder)) {
            List<String> records = records(wired);
            boolean had = records.removeIf(entry -> isOf(entry, name));
            if (!text.isEmpty()) {
                records.add(latin(name) + FIELD_END + latin(text));
            } else if (!had) {
                return;
            }
            store(wired, records);
        }
    }

    private void store(Folder wired, List<String> records) throws IOException {
        StringBuilder all = new StringBuilder();
        records.forEach(entry -> all.append(entry).append(RECORD_END));
        if (all.length() > LONGEST_FILE) {
            throw tooLong("would be");
        }
        if (all.isEmpty()) {
            wired.delete(NAME);
            wired.force();
        } else {
            staging.write(wired, NAME, all.toString().getBytes(ISO_8859_1));
        }
    }

    private static List<String> records(Folder wired) throws IOException {
        List<String> records = new ArrayList<>(
                Arrays.asList(new String(bytes(wired), ISO_8859_1).split(String.valueOf(RECORD_END), -1)));
        records.removeIf(String::isEmpty);
        return records;
    }

    private static byte[] bytes(Folder wired) throws IOException {
        try {
            if (!wired.attributes(NAME).isRegularFile()) {
                return new byte[0];
            }
            try (FileChannel file = wired.channel(NAME, Set.of(READ))) {
                return bytes(file);
            }
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static byte[] bytes(FileChannel file) throws IOException {
        if (file.size() > LONGEST_FILE) {
            throw tooLong("is");
        }
        ByteBuffer content = ByteBuffer.allocate((int) file.size());
        int count = 0;
        while (content.hasRemaining() && count >= 0) {
            count = file.read(content);
        }
        return Arrays.copyOf(content.array(), content.position());
    }

    private static FileSystemException tooLong(String verb) {
        return new FileSystemException(
                Staging.WIRED + "/" + NAME, null, verb + " too long: comments of one folder have at most 8 MiB");
    }

    /** Compares a record's name; names of ASCII have no other spelling. */
    private static boolean isOf(String entry, String name) {
        int end = entry.indexOf(FIELD_END);
        if (end < 0) {
            return false; // Not a record of ours or the original's: it stays.
        }
        String other = entry.substring(0, end);
        return Tree.isAscii(other) ? other.equals(name) : normal(utf8(other)).equals(normal(name));
    }

    /** What others wrote may hold anything; out comes only what may be written. */
    private static String text(String entry) {
        String text = utf8(entry.substring(entry.indexOf(FIELD_END) + 1));
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(point -> !isRefused(point))
                .takeWhile(point -> kept.length() + Character.charCount(point) <= EditableStorage.LONGEST_COMMENT)
                .forEachOrdered(kept::appendCodePoint);
        return kept.toString();
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static String latin(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(ISO_8859_1), UTF_8);
    }
}
