package org.tidewire.storage.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** What a storage is asked for while somebody swaps its folders for links, and what must not come of it. */
final class LinkRaceCalls {
    /** What the file of the storage holds; the one outside of that name is longer. */
    static final byte[] OURS = {1};

    /** How many kinds of calls there are, from 0. */
    static final int KINDS = 11;

    private static final FilePath FOLDER = FilePath.of("/outer/folder");
    private static final FilePath FILE = FOLDER.child("file");
    private static final FilePath SECRET = FOLDER.child("secret");

    final List<String> escapes = new ArrayList<>();
    int made;
    int reached;

    private final FileStorage storage;

    LinkRaceCalls(FileStorage storage) {
        this.storage = storage;
    }

    /** Makes a call; a refusal is right, as the link may be in place. */
    void attempt(int kind) {
        made++;
        try {
            call(kind);
            reached++;
        } catch (IOException e) {
            return; // The link was in place.
        }
    }

    private void call(int kind) throws IOException {
        switch (kind) {
            case 0 -> putAndDelete(FOLDER.child("new" + made % 10));
            case 1 -> putAndDelete(FOLDER.child("victim"));
            case 2 -> makeAndDelete(FOLDER.child("made" + made % 10));
            case 3 -> list();
            case 4 -> moveAndBack();
            case 5 -> {
                storage.move(SECRET, FilePath.of("/stolen"));
                escapes.add("move took the secret");
            }
            case 6 -> {
                storage.delete(SECRET);
                escapes.add("delete found the secret");
            }
            case 7 -> storage.comment(FILE, "comment " + made % 10);
            case 8 -> requireComment(storage.comment(FILE));
            case 9 -> require(Arrays.equals(OURS, Storages.get(storage, FILE.toString())), "get");
            default -> require(storage.stat(FILE).size() == OURS.length, "stat");
        }
    }

    private void requireComment(String text) {
        require(text.isEmpty() || text.startsWith("comment "), "comment");
    }

    private void require(boolean ours, String call) {
        if (!ours) {
            escapes.add(call + " gave what lies outside");
        }
    }

    private void putAndDelete(FilePath path) throws IOException {
        try {
            Storages.put(storage, path.toString(), OURS);
        } catch (FileAlreadyExistsException e) {
            deletePartial(path); // An earlier call was cut off by a link.
        }
        storage.delete(path);
    }

    private void deletePartial(FilePath path) throws IOException {
        try {
            storage.delete(path.partial());
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private void makeAndDelete(FilePath path) throws IOException {
        try {
            storage.createFolder(path, FileType.DROP_BOX);
        } catch (FileAlreadyExistsException e) {
            require(storage.type(path) == FileType.DROP_BOX, "type");
        }
        storage.delete(path);
    }

    private void list() throws IOException {
        try (Stream<FileEntry> entries = storage.list(FOLDER)) {
            entries.forEach(entry -> require(!entry.path().equals(SECRET), "list"));
        }
    }

    private void moveAndBack() throws IOException {
        FilePath moved = FOLDER.child("moved");
        storage.move(FILE, moved);
        for (boolean back = false; !back; ) {
            try {
                storage.move(moved, FILE); // Tries until the folder is there, as other calls look for the file.
                back = true;
            } catch (NoSuchFileException e) {
                Thread.onSpinWait();
            }
        }
    }
}
