package org.tidewire.transfer.provider.tree;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

/** Goes through all that lies below a folder, one folder at a time; for one thread. */
final class Walk implements AutoCloseable {
    private final Storage storage;
    private final Deque<FilePath> folders = new ArrayDeque<>();
    private Stream<FileEntry> open = Stream.empty();
    private Spliterator<FileEntry> entries = open.spliterator();

    private Walk(Storage storage, FilePath folder) throws IOException {
        this.storage = storage;
        enter(folder);
    }

    /** Gives the entries below a folder, in any order; to be closed. */
    static Stream<FileEntry> below(Storage storage, FilePath folder) throws IOException {
        Walk walk = new Walk(storage, folder);
        return StreamSupport.stream(
                        new Spliterators.AbstractSpliterator<FileEntry>(Long.MAX_VALUE, 0) {
                            @Override
                            public boolean tryAdvance(Consumer<? super FileEntry> action) {
                                return walk.next(action);
                            }
                        },
                        false)
                .onClose(walk::close);
    }

    private boolean next(Consumer<? super FileEntry> action) {
        while (!entries.tryAdvance(entry -> take(entry, action))) {
            if (folders.isEmpty()) {
                return false;
            }
            enterNext();
        }
        return true;
    }

    private void take(FileEntry entry, Consumer<? super FileEntry> action) {
        if (entry.type() != FileType.FILE) {
            folders.push(entry.path());
        }
        action.accept(entry);
    }

    /**
     * A folder that went while others were listed has nothing in it. One that cannot be listed, as where a mount fails, must not
     * hide what lies elsewhere, and whoever enters it is told what is wrong.
     */
    private void enterNext() {
        try {
            enter(folders.pop());
        } catch (IOException e) {
            open = Stream.empty();
            entries = open.spliterator();
        }
    }

    private void enter(FilePath folder) throws IOException {
        close();
        open = storage.list(folder);
        entries = open.spliterator();
    }

    @Override
    public void close() {
        open.close();
    }
}
