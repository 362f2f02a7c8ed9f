package org.tidewire.storage.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/**
 * Keeps folder types as the original Wired server does: a digit and a line feed in {@code .wired/type}; plain folders
 * have none.
 */
final class FolderTypes {
    private static final String NAME = "type";
    private static final int LONGEST = 16;

    private FolderTypes() {}

    /** Tells a folder's type. One that we may not read is taken for the strictest. */
    static FileType read(Folder folder) throws IOException {
        try {
            return known(Staging.wired(folder));
        } catch (AccessDeniedException e) {
            return FileType.DROP_BOX;
        }
    }

    /** Does the same for a folder of which the path is known, with what the tree has open. */
    static FileType read(Tree tree, Folder folder, FilePath path) throws IOException {
        try {
            return known(tree.wired(folder, path));
        } catch (AccessDeniedException e) {
            return FileType.DROP_BOX;
        }
    }

    private static FileType known(Optional<Folder> wired) throws IOException {
        if (wired.isEmpty()) {
            return FileType.DIRECTORY;
        }
        try (Folder held = wired.get()) {
            return type(SmallFile.read(held, NAME, LONGEST).orElse(new byte[0]));
        }
    }

    private static FileType type(byte[] content) {
        return switch (new String(content, US_ASCII).strip()) {
            case "2" -> FileType.UPLOADS;
            case "3" -> FileType.DROP_BOX;
            default -> FileType.DIRECTORY;
        };
    }

    /** Writes a folder's type, durably. */
    static void write(Staging staging, Folder folder, FileType type) throws IOException {
        if (type == FileType.DIRECTORY) {
            forget(folder);
            return;
        }
        try (Folder wired = staging.makeWired(folder)) {
            staging.write(wired, NAME, ((type == FileType.UPLOADS ? "2" : "3") + "\n").getBytes(US_ASCII));
        }
    }

    private static void forget(Folder folder) throws IOException {
        Optional<Folder> wired = Staging.wired(folder);
        if (wired.isEmpty()) {
            return;
        }
        try (Folder held = wired.get()) {
            held.delete(NAME);
            held.force();
        } catch (NoSuchFileException e) {
            return; // It is plain already.
        }
    }
}
