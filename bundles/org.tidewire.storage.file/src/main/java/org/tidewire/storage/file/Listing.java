package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedDirectoryStreamException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;

/**
 * A folder being listed. Names are read ahead until it is known whether there are few enough to sort; entries are
 * described when their turn comes. For one thread, but for {@link #close}.
 */
final class Listing extends Spliterators.AbstractSpliterator<FileEntry> implements Closeable {
    private static final Comparator<Children.Child> BY_NAME = Comparator.comparing(
                    Children.Child::exact, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Children.Child::exact);

    private final Folder folder;
    private final FilePath path;
    private final Children children;
    private final OpenFiles open;
    private final Deque<Children.Child> ahead;
    private volatile boolean closed;
    private boolean ended;

    private Listing(Folder folder, FilePath path, Children children, OpenFiles open) throws IOException {
        super(Long.MAX_VALUE, ORDERED | DISTINCT | NONNULL);
        this.folder = folder;
        this.path = path;
        this.children = children;
        this.open = open;
        this.ahead = ahead(children);
    }

    /** Lists a folder, which is closed with the stream, or now if this fails. */
    static Stream<FileEntry> of(Folder folder, FilePath path, OpenFiles open) throws IOException {
        Children children = null;
        try {
            children = new Children(folder, path);
            Listing listing = new Listing(folder, path, children, open);
            open.add(listing);
            return StreamSupport.stream(listing, false).onClose(listing::end);
        } catch (IOException e) {
            OpenFiles.closeAfter(e, children, folder);
            throw e;
        }
    }

    private static Deque<Children.Child> ahead(Children children) throws IOException {
        List<Children.Child> read = new ArrayList<>();
        for (Optional<Children.Child> child = children.next(); child.isPresent(); child = children.next()) {
            read.add(child.get());
            if (read.size() > Storage.SORTED) {
                return new ArrayDeque<>(read);
            }
        }
        read.sort(BY_NAME);
        return new ArrayDeque<>(read);
    }

    /** Describes the next one; at the end, after which streams may ask again, this is closed, whether they will be or not. */
    @Override
    public boolean tryAdvance(Consumer<? super FileEntry> action) {
        if (ended) {
            return false; // the end stays the end, however often it is asked for
        }
        Optional<FileEntry> entry;
        try {
            entry = next();
            if (entry.isEmpty()) {
                ended = true;
                close();
            }
        } catch (ClosedDirectoryStreamException e) {
            throw new UncheckedIOException(closed(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entry.ifPresent(action);
        return entry.isPresent();
    }

    private Optional<FileEntry> next() throws IOException {
        Optional<FileEntry> entry = Optional.empty();
        for (Optional<Children.Child> child = child(); child.isPresent() && entry.isEmpty(); ) {
            entry = Entries.now(folder, path, child.get());
            child = entry.isPresent() ? child : child();
        }
        return entry;
    }

    private Optional<Children.Child> child() throws IOException {
        Optional<Children.Child> child = ahead.isEmpty() ? children.next() : Optional.of(ahead.remove());
        // A directory that was closed looks as if it ended; that must not pass for a whole listing.
        if (closed) {
            throw closed(null);
        }
        return child;
    }

    private static IOException closed(ClosedDirectoryStreamException cause) {
        return new IOException("this listing was closed", cause);
    }

    private void end() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (open.remove(this)) {
            try (folder) {
                children.close();
            }
        }
    }
}
