package org.tidewire.storage.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Folders that stay open between two walks: to open each one anew costs more than a small file. A walk looks every name up
 * as it would without, and goes on by the handle that is at hand only if that is the very directory which has the name now:
 * one that is held cannot lose its number to another. None stays open for long: a disk with an open folder cannot be
 * unmounted, and a folder of a network may be gone behind its handle. Thread-safe; no lock is held while the disk is asked.
 */
final class OpenFolders implements Closeable {
    /** So many directories may be open, though nobody uses them. */
    private static final int MOST = 64;

    private record Kept(HeldFolder folder, Object key) {}

    private final Map<List<String>, Kept> kept = new LinkedHashMap<>(2 * MOST, 0.75f, true); // the least used is first
    private final Executor later;
    private boolean closed;

    /**
     * Begins with none.
     *
     * @param later runs a task a moment from now, after which what is open now may not be any more
     */
    OpenFolders(Executor later) {
        this.later = later;
    }

    /**
     * Opens a directory, or gives it once more; the caller closes it.
     *
     * @param names from the root down to it
     * @param above where the last name was looked up
     * @param found what has that name
     */
    Folder open(List<String> names, HeldFolder above, Tree.Found found) throws IOException {
        Object key = found.attributes().fileKey();
        Optional<HeldFolder> there = find(names, key);
        if (there.isPresent()) {
            return there.get();
        }
        HeldFolder opened = above.seen(found.name());
        try {
            keep(names, opened);
            return opened;
        } catch (IOException e) {
            OpenFiles.closeAfter(e, opened);
            throw e;
        }
    }

    private synchronized Optional<HeldFolder> find(List<String> names, Object key) {
        Kept there = kept.get(names);
        return there != null && there.key().equals(key) ? there.folder().again() : Optional.empty();
    }

    /** Keeps it by its own number: another directory may have got the name since that was looked up. */
    private void keep(List<String> names, HeldFolder opened) throws IOException {
        Object key = opened.attributes(".").fileKey();
        Optional<HeldFolder> second = key == null ? Optional.empty() : opened.again();
        if (second.isPresent()) {
            for (Kept each : exchange(names, new Kept(second.get(), key))) {
                each.folder().close();
            }
        }
    }

    /** Gives those that are to be closed. */
    private synchronized List<Kept> exchange(List<String> names, Kept now) {
        List<Kept> former = new ArrayList<>();
        if (closed) {
            former.add(now);
            return former;
        }
        if (kept.isEmpty()) {
            later.execute(this::letGo);
        }
        Kept before = kept.put(List.copyOf(names), now);
        if (before != null) {
            former.add(before);
        } else if (kept.size() > MOST) {
            former.add(kept.remove(kept.keySet().iterator().next()));
        }
        return former;
    }

    private void letGo() {
        try {
            closeAll(false);
        } catch (IOException e) {
            throw new UncheckedIOException("a folder cannot be closed", e); // nobody waits for it
        }
    }

    /** Closes those that nobody uses, and keeps none any more. */
    @Override
    public void close() throws IOException {
        closeAll(true);
    }

    private void closeAll(boolean forGood) throws IOException {
        List<Kept> all;
        synchronized (this) {
            closed |= forGood;
            all = List.copyOf(kept.values());
            kept.clear();
        }
        for (Kept each : all) {
            each.folder().close();
        }
    }
}
