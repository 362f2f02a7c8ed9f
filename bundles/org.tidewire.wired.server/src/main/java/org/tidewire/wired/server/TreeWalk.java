package org.tidewire.wired.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/**
 * Goes through everything below a folder that an account may see, depth first, a folder before its contents. Holds no
 * more than one open folder for each level, and goes no deeper than the original server; storage follows no links, so
 * there are no loops. For one thread.
 */
final class TreeWalk implements Iterator<FileEntry> {
    /** How many levels there are, the folder's own children being the first. */
    static final int LEVELS = 20;

    /** A folder that is being listed. */
    private record Level(Stream<FileEntry> stream, Iterator<FileEntry> children) {
        static Level of(Stream<FileEntry> stream) {
            return new Level(stream, stream.iterator());
        }
    }

    private final TreeView view;
    private final Deque<Level> open = new ArrayDeque<>();
    private FileEntry last;

    private TreeWalk(TreeView view) {
        this.view = view;
    }

    /**
     * Walks as the stream is asked for entries.
     *
     * @param top a visible folder, not included; nothing is below a file
     * @param type its type
     * @return masked entries; the caller closes it
     * @throws IOException if the folder cannot be listed
     */
    static Stream<FileEntry> below(FilePath top, FileType type, TreeView view) throws IOException {
        TreeWalk walk = new TreeWalk(view);
        walk.open.push(Level.of(view.list(top, type)));
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, traits), false)
                .onClose(walk::close);
    }

    @Override
    public boolean hasNext() {
        enter();
        while (!open.isEmpty() && !open.peek().children().hasNext()) {
            open.pop().stream().close();
        }
        return !open.isEmpty();
    }

    @Override
    public FileEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = open.peek().children().next();
        return view.masked(last);
    }

    /** Opens the folder that was given last, only now that somebody wants to know what is in it. */
    private void enter() {
        FileEntry folder = last;
        last = null;
        if (folder == null || open.size() == LEVELS) {
            return;
        }
        try {
            open.push(Level.of(view.list(folder.path(), folder.type())));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // gone since it was listed: nothing is in it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        RuntimeException fault = null;
        while (!open.isEmpty()) {
            try {
                open.pop().stream().close();
            } catch (RuntimeException e) {
                fault = e;
            }
        }
        if (fault != null) {
            throw fault;
        }
    }
}
