package org.tidewire.transfer.provider;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.Checksum;

/**
 * Where bytes that arrive go: the partial of a file to be, made only when the first byte may come. A small file that arrives
 * at once never has one.
 */
final class Target implements Bytes {
    /** Files of more bytes do not arrive at once. */
    private static final int SMALL = 64 << 10;

    private volatile FilePath path;
    private final String origin;
    private final boolean kept;
    private final boolean small;
    private volatile Place free; // where there is no partial yet; null if there is one, or nothing is open
    private volatile PartialFile partial;
    private volatile boolean holds;
    private volatile boolean prepared;

    Target(FilePath path, String origin) {
        this(path, origin, true);
    }

    /** Bytes that may be gone on with when they are lost half-way; or that will come anew, and are not kept then. */
    Target(FilePath path, String origin, boolean kept) {
        this(path, origin, kept, Long.MAX_VALUE);
    }

    private Target(FilePath path, String origin, boolean kept, long size) {
        this.path = path;
        this.origin = origin;
        this.kept = kept;
        small = size <= SMALL;
    }

    /** A put of so many bytes. */
    static Target put(FilePath path, String origin, long size) {
        return new Target(path, origin, true, size);
    }

    @Override
    public void path(FilePath chosen) {
        path = chosen;
    }

    /** An empty partial says that somebody has accepted the file, and keeps its name. */
    @Override
    public void prepare(Storage storage) throws IOException {
        if (!kept) {
            return;
        }
        if (free != null) {
            make();
        } else if (partial == null && !isThere(storage)) {
            storage.create(path, origin).close();
        }
        prepared = true;
    }

    private boolean isThere(Storage storage) throws IOException {
        Optional<PartialFile> there = storage.reopen(path);
        if (there.isPresent()) {
            there.get().close();
        }
        return there.isPresent();
    }

    @Override
    public boolean isStored() {
        return true;
    }

    @Override
    public void open(Place place, long position) throws IOException {
        Storage storage = place.storage();
        Optional<PartialFile> there = storage.reopen(place.path());
        if (there.isPresent()) {
            goOn(place, there.get(), position);
        } else if (position == 0) {
            begin(place);
        } else {
            throw new NoSuchFileException(path.partial().toString());
        }
    }

    /** Begins where nothing is. */
    private void begin(Place place) throws IOException {
        free = place;
        if (!small) {
            make();
        }
    }

    private void make() throws IOException {
        partial = free.storage().create(free.path(), origin);
        free = null;
    }

    /** An empty partial that nobody has promised anything by need not be found again. */
    @Override
    public Held suspend() throws IOException {
        PartialFile leaving = partial;
        partial = null;
        free = null;
        if (leaving == null) {
            return Held.NOTHING; // it was not made yet
        }
        if (!holds && !prepared) {
            leaving.discard();
            return Held.NOTHING;
        }
        try (leaving) {
            return Held.of(leaving);
        }
    }

    @Override
    public void resume(Place place, Held held) throws IOException {
        if (!holds && !prepared) {
            begin(place);
            return;
        }
        PartialFile found = place.storage()
                .reopen(place.path())
                .orElseThrow(() -> new NoSuchFileException(path.partial().toString()));
        try {
            if (!found.origin().equals(origin)) {
                throw new IOException(path.partial() + " was begun as something else there");
            }
            held.require(found, path.partial());
            partial = found;
        } catch (IOException e) {
            found.close();
            throw e;
        }
    }

    /** Goes on with what is held if it is ours, or begins again if nothing is lost; else it stays as it is. */
    private void goOn(Place place, PartialFile held, long position) throws IOException {
        ByteBuffer kept;
        try {
            String begun = held.origin();
            if ((position > 0 || prepared) && begun.equals(origin)) {
                requireSize(held, position);
                holds = position > 0;
                partial = held;
                return;
            }
            kept = read(held, proven(begun, position));
        } catch (IOException e) {
            held.close();
            throw e;
        }
        held.discard();
        partial = place.storage().create(place.path(), origin);
        partial.append(kept);
        holds = position > 0;
    }

    private void requireSize(PartialFile held, long position) throws IOException {
        if (held.size() != position) {
            throw new IOException(path.partial() + " has " + held.size() + " bytes, no longer " + position);
        }
    }

    /** Tells how many of the bytes held are known to be ours: only what nobody is known to have begun is proven so. */
    private int proven(String begun, long position) throws IOException {
        boolean unknown = Origin.of(begun).isEmpty();
        if (position == 0 || (position == Checksum.COVERED && unknown)) {
            return (int) position;
        }
        throw new IOException(path.partial() + " was begun as something else, and is not gone on with at " + position);
    }

    private ByteBuffer read(PartialFile held, int length) throws IOException {
        ByteBuffer kept = ByteBuffer.allocate(length);
        while (kept.hasRemaining()) {
            if (held.read(kept, kept.position()) < 0) {
                throw new EOFException(path.partial() + " has " + kept.position() + " bytes, no longer " + length);
            }
        }
        return kept.flip();
    }

    @Override
    public int read(ByteBuffer chunk, long position) {
        throw new IllegalStateException("this transfer receives");
    }

    @Override
    public void write(ByteBuffer chunk) throws IOException {
        if (free != null) {
            make();
        }
        holds = true; // even if it fails, a part of the chunk may be held
        partial.append(chunk);
    }

    @Override
    public void commit() throws IOException {
        if (free != null) {
            store(ByteBuffer.allocate(0)); // a file of no bytes
        } else {
            partial.commit();
        }
    }

    @Override
    public boolean storesWhole() {
        return free != null;
    }

    @Override
    public void store(ByteBuffer all) throws IOException {
        Place place = free;
        if (place == null) {
            Bytes.super.store(all);
            return;
        }
        place.storage().store(place.path(), origin, all);
        free = null;
    }

    /** Keeps what is held; but an empty partial would only stand in the way under a name nobody wants to see. */
    @Override
    public void close() throws IOException {
        free = null;
        PartialFile open = partial;
        if (open == null) {
            return;
        }
        if (kept && (holds || prepared)) {
            open.close();
        } else {
            open.discard();
        }
    }

    /** While its storage was exchanged another partial may have got the name: that one stays. */
    @Override
    public void discard(Storage storage) throws IOException {
        PartialFile open = partial;
        if (open == null && storage != null) {
            open = storage.reopen(path).orElse(null);
        }
        if (open == null) {
            return;
        }
        if (open == partial || open.origin().equals(origin)) {
            open.discard();
        } else {
            open.close();
        }
    }
}
