package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;

/** All that can be done with one path, whatever is refused of it. */
final class EveryOperation {
    private interface Call {
        void run() throws IOException;
    }

    private static final FilePath ASIDE = FilePath.of("/moved aside");
    private static final byte[] BYTES = {1, 2, 3};

    private final Storage storage;
    private final FilePath path;
    private final List<Exception> refusals = new ArrayList<>();

    EveryOperation(Storage storage, FilePath path) {
        this.storage = storage;
        this.path = path;
    }

    /** Does it; what is thrown but {@code IOException} is not caught. */
    List<Exception> run() throws IOException {
        assertShape();
        look();
        if (!path.isRoot() && makeParents()) {
            file();
            wholeFile();
            folder();
        }
        clean();
        look();
        return refusals;
    }

    private void assertShape() {
        assertEquals(path, FilePath.of(path.toString()), "read again");
        for (String name : path.names()) {
            assertTrue(!name.isEmpty() && !name.equals(".") && !name.equals(".."), name);
            assertTrue(name.chars().noneMatch(letter -> letter < ' ' || letter == '/' || letter == '\\'), name);
        }
    }

    /** What reads, and what changes only what is there. */
    private void look() {
        attempt(() -> storage.stat(path));
        attempt(() -> storage.type(path));
        attempt(() -> {
            try (Stream<FileEntry> entries = storage.list(path)) {
                entries.forEach(entry -> assertEquals(path, entry.path().parent()));
            }
        });
        attempt(() -> storage.open(path).close());
        attempt(() -> {
            Optional<PartialFile> partial = storage.reopen(path);
            if (partial.isPresent()) {
                partial.get().close();
            }
        });
        if (storage instanceof EditableStorage editable) {
            attempt(() -> editable.comment(path));
        }
    }

    private boolean makeParents() {
        boolean made = true;
        for (int depth = 1; depth < path.names().size() && made; depth++) {
            FilePath parent = new FilePath(path.names().subList(0, depth));
            made = attempt(() -> storage.createFolder(parent, FileType.DIRECTORY));
        }
        return made;
    }

    private void file() throws IOException {
        if (!attempt(() -> Data.leave(storage, path, BYTES, "someone"))) {
            return;
        }
        try (PartialFile partial = Data.reopen(storage, path)) {
            assertEquals("someone", partial.origin());
            partial.append(ByteBuffer.wrap(BYTES));
            partial.commit();
        }
        assertEquals(2L * BYTES.length, storage.stat(path).size());
        assertListedOnce();
        look();
        attempt(() -> storage.createFolder(path, FileType.DIRECTORY));
        attempt(() -> storage.create(path, "").close());
        if (storage instanceof EditableStorage editable) {
            edit(editable);
            try (Content content = storage.open(path)) {
                assertEquals(2L * BYTES.length, content.size());
            }
            editable.delete(path);
        }
    }

    private void wholeFile() throws IOException {
        if (attempt(() -> storage.store(path, "someone", ByteBuffer.wrap(BYTES)))) {
            assertEquals(BYTES.length, storage.stat(path).size());
            assertListedOnce();
            if (storage instanceof EditableStorage editable) {
                editable.delete(path);
            }
        }
    }

    private void folder() throws IOException {
        if (!attempt(() -> storage.createFolder(path, FileType.UPLOADS))) {
            return;
        }
        assertEquals(FileType.UPLOADS, storage.type(path));
        assertListedOnce();
        look();
        if (storage instanceof EditableStorage editable) {
            attempt(() -> editable.changeType(path, FileType.DROP_BOX));
            edit(editable);
            editable.delete(path);
        }
    }

    private void assertListedOnce() throws IOException {
        List<String> names = Data.names(storage, path.parent());
        assertEquals(1, names.stream().filter(path.name()::equals).count(), () -> path.name() + " in " + names);
    }

    /** Comments, and moves there and back. */
    private void edit(EditableStorage editable) throws IOException {
        editable.comment(path, "of " + path.name());
        assertEquals("of " + path.name(), editable.comment(path));
        editable.move(path, ASIDE);
        attempt(() -> editable.stat(path));
        editable.move(ASIDE, path);
        assertEquals("of " + path.name(), editable.comment(path), "moved with it");
    }

    private void clean() throws IOException {
        if (storage instanceof EditableStorage editable) {
            attempt(() -> editable.delete(path));
            attempt(() -> editable.move(path, ASIDE));
            attempt(() -> editable.comment(path, "nobody's"));
            if (path.names().size() > 1) {
                attempt(() -> editable.delete(FilePath.ROOT.child(path.names().get(0))));
            }
        }
    }

    private boolean attempt(Call call) {
        try {
            call.run();
            return true;
        } catch (IOException refused) {
            refusals.add(refused);
            return false;
        }
    }
}
