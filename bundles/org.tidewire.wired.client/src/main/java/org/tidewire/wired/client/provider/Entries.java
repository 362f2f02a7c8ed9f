package org.tidewire.wired.client.provider;

import java.net.ProtocolException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;
import org.tidewire.wired.client.RemoteFile;

/** Reads what a server tells of files: 402 and 410. Nothing of it is believed unseen. */
final class Entries {
    private static final int SHOWN = 200;
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{40}");

    private Entries() {}

    /** Tells whether a reply's path is the one asked for, however the server spells it (NFD, slashes). */
    static boolean isAbout(Message reply, FilePath path) {
        return path(reply.field(0)).filter(path::equals).isPresent();
    }

    /** Reads a line of a listing; empty if it is malformed, or its path is not one of a child of that folder. */
    static Optional<FileEntry> child(Message reply, FilePath folder) {
        return path(reply.field(0))
                .filter(path -> !path.isRoot() && path.parent().equals(folder))
                .flatMap(path -> entry(reply, path));
    }

    /** Reads a line of what was found; empty if it is malformed. */
    static Optional<FileEntry> found(Message reply) {
        return path(reply.field(0)).filter(path -> !path.isRoot()).flatMap(path -> entry(reply, path));
    }

    /**
     * Reads the reply to STAT.
     *
     * @throws ProtocolException if it is malformed
     */
    static RemoteFile file(Message reply, FilePath path) throws ProtocolException {
        FileEntry entry = entry(reply, path)
                .orElseThrow(() -> new ProtocolException(path + ": the server's 402 has no type and size"));
        String checksum = reply.field(5).toLowerCase(Locale.ROOT);
        if (entry.type() != FileType.FILE) {
            checksum = "";
        } else if (!CHECKSUM.matcher(checksum).matches()) {
            throw new ProtocolException(path + ": the server's 402 has no checksum");
        }
        return new RemoteFile(entry, checksum, reply.field(6));
    }

    /** Makes text of a server harmless for a terminal or log. */
    static String shown(String text) {
        String harmless = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return harmless.length() > SHOWN ? harmless.substring(0, SHOWN) + "…" : harmless;
    }

    private static Optional<FileEntry> entry(Message reply, FilePath path) {
        Optional<FileType> type = Fields.fileType(reply.field(1));
        OptionalLong size = Fields.number(reply.field(2));
        if (type.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        Instant created = date(reply.field(3)); // Wired 1.0 tells none in 410
        Instant modified = date(reply.field(4));
        boolean partial = type.get() == FileType.FILE && path.isPartial();
        return Optional.of(new FileEntry(path, type.get(), size.getAsLong(), created, modified, partial));
    }

    /** Reads a date; Qwired writes a Z and an offset. */
    private static Instant date(String text) {
        return Fields.date(text.replaceFirst("Z(?=[+-])", "")).orElse(Instant.EPOCH);
    }

    /** Reads a path however the server spells it; empty if it is none. */
    static Optional<FilePath> path(String text) {
        try {
            return Optional.of(FilePath.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name that no path can have is no path
        }
    }
}
