package org.tidewire.storage.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A disk in memory that keeps what was forced, and of the rest what chance will have. A change of names is there as a whole
 * or not at all, and is durable when one of its directories was forced; changes of one name keep their order, all others
 * do not. Every call is counted, and may be the last one, or fail.
 */
final class Disk {
    /** A name in a directory. */
    private record Place(DiskDirectory directory, String name) {}

    /** Says what a name is from now on; nothing if it is no more. */
    private record Entry(Place place, Object what) {}

    /** What a call that is counted does. */
    enum Call {
        LOOK,
        NAME,
        WRITE,
        FORCE
    }

    private final DiskDirectory root = new DiskDirectory();
    private List<List<Entry>> unforced = new ArrayList<>();
    private int calls;
    private int forces;
    private int lastCall = Integer.MAX_VALUE;
    private int failing = -1;
    private boolean shortWrites;
    private Call failed;

    Folder root() {
        return new DiskFolder(this, root);
    }

    /** Lets the power fail with the n-th call from now on. */
    void failPowerAt(int call) {
        calls = 0;
        lastCall = call;
    }

    /** Lets one call from now on fail; if it writes, it may take one byte instead of failing. */
    void failAt(int call, boolean shortWrite) {
        shortWrites = shortWrite;
        calls = 0;
        forces = 0;
        failing = call;
        failed = null;
    }

    /** How much lies in staging. */
    int staged() {
        DiskDirectory wired = (DiskDirectory) root.names.get(Staging.WIRED);
        DiskDirectory staging = wired == null ? null : (DiskDirectory) wired.names.get("staging");
        return staging == null ? 0 : staging.names.size();
    }

    /** What the call was that failed; null if none did. */
    Call failed() {
        return failed;
    }

    int calls() {
        return calls;
    }

    /** How many of the calls were forces. */
    int forces() {
        return forces;
    }

    /** Counts a call; true if it is to fail. */
    boolean fails(Call call) {
        if (calls >= lastCall) {
            throw new PowerLoss();
        }
        boolean fails = calls++ == failing;
        forces += call == Call.FORCE ? 1 : 0;
        failed = fails ? call : failed;
        return fails;
    }

    /** Counts a call that fails with an error, if it does. */
    void call(Call call) throws IOException {
        if (fails(call)) {
            throw new IOException("No space left on device, or so");
        }
    }

    /** Counts a call that writes; tells how many of the bytes are taken. */
    int taken(int count) throws IOException {
        if (!fails(Call.WRITE)) {
            return count;
        }
        if (!shortWrites) {
            throw new IOException("No space left on device");
        }
        return Math.min(1, count);
    }

    /** Makes directories by their path, as {@link Staging} needs. */
    void make(String path) throws IOException {
        DiskDirectory at = root;
        for (String name : path.split("/")) {
            if (!at.names.containsKey(name)) {
                call(Call.NAME);
                set(at, name, new DiskDirectory());
            }
            at = (DiskDirectory) at.names.get(name);
        }
    }

    void set(DiskDirectory parent, String name, Object what) {
        change(List.of(entry(parent, name, what)));
    }

    void move(DiskDirectory from, String name, DiskDirectory to, String free) {
        Object what = from.names.get(name);
        change(List.of(entry(from, name, null), entry(to, free, what)));
    }

    private static Entry entry(DiskDirectory directory, String name, Object what) {
        return new Entry(new Place(directory, name), what);
    }

    private void change(List<Entry> change) {
        change.forEach(entry -> DiskDirectory.set(entry.place.directory.names, entry.place.name, entry.what));
        unforced.add(change);
    }

    /** Makes the changes of a directory durable, with all those before that are about the same names. */
    void force(DiskDirectory directory) {
        keep(change -> change.stream().anyMatch(entry -> entry.place.directory == directory));
    }

    private void keep(Predicate<List<Entry>> chosen) {
        if (unforced.isEmpty()) {
            return;
        }
        Set<Place> needed = new HashSet<>();
        List<List<Entry>> kept = new ArrayList<>();
        List<List<Entry>> left = new ArrayList<>();
        for (int i = unforced.size() - 1; i >= 0; i--) {
            List<Entry> change = unforced.get(i);
            boolean isKept = chosen.test(change) || change.stream().anyMatch(entry -> needed.contains(entry.place));
            (isKept ? kept : left).add(0, change);
            if (isKept) {
                change.forEach(entry -> needed.add(entry.place));
            }
        }
        kept.forEach(change -> change.forEach(
                entry -> DiskDirectory.set(entry.place.directory.durable, entry.place.name, entry.what)));
        unforced = left;
    }

    /** Starts anew after the power failed. */
    void losePower(Random random) {
        int most = random.nextInt(4);
        keep(change -> most == 3 || random.nextInt(3) < most);
        unforced.clear();
        restart();
        lose(root, random);
    }

    /** Starts anew after the process died, and only that; names are written by and by, bytes not yet. */
    void restart() {
        keep(change -> true);
        failPowerAt(Integer.MAX_VALUE);
        failing = -1;
    }

    private static void lose(Object what, Random random) {
        if (what instanceof DiskFile file) {
            file.losePower(random);
        } else if (what instanceof DiskDirectory directory) {
            directory.names = new LinkedHashMap<>(directory.durable);
            directory.names.values().forEach(child -> lose(child, random));
        }
    }
}
