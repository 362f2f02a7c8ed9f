package org.tidewire.resume.tox;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.osgi.service.log.Logger;
import org.tidewire.transfer.Direction;

/**
 * All records, in memory and on the disk: memory says so only after the disk does. One lock for each friend, so nobody
 * waits for another friend's disk.
 */
final class Journal {
    private static final Comparator<ResumeRecord> ORDER = Comparator.comparingLong(ResumeRecord::sequence)
            .thenComparing(record -> record.key().id().hex());

    private final RecordFolder folder;
    private final Clock clock;
    private final Logger log;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private volatile Limits limits;

    /**
     * Takes in what the folder holds.
     *
     * @throws IOException if the folder cannot be listed
     */
    Journal(RecordFolder folder, Limits limits, Clock clock, Logger log) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
        this.log = log;
        for (ResumeRecord record : folder.load()) {
            shelf(record.key()).put(record);
            sequence.accumulateAndGet(record.sequence(), Math::max);
        }
    }

    /** Refuses what is new by other limits from now on. */
    void limit(Limits now) {
        limits = now;
    }

    Optional<ResumeRecord> find(RecordKey key) {
        Shelf shelf = shelves.get(key.friend());
        return shelf == null ? Optional.empty() : shelf.find(key);
    }

    /** Lists a friend's sends in the order in which they are to be offered. */
    List<ResumeRecord> sends(String friend) {
        Shelf shelf = shelves.get(friend);
        if (shelf == null) {
            return List.of();
        }
        return shelf.all(Direction.OUTGOING).stream().sorted(ORDER).toList();
    }

    /** Lists everything, sends in the order in which they are to be offered. */
    List<ResumeRecord> all() {
        List<ResumeRecord> all = new ArrayList<>();
        for (Shelf shelf : shelves.values()) {
            for (Direction direction : Direction.values()) {
                all.addAll(shelf.all(direction));
            }
        }
        all.sort(ORDER);
        return all;
    }

    /**
     * Puts a send before all others of its friend, durable when this returns; nothing happens if it is not kept.
     *
     * @throws IOException if the disk cannot be written; the order stays as it was
     */
    void first(RecordKey key) throws IOException {
        Shelf shelf = shelf(key);
        synchronized (shelf) {
            Optional<ResumeRecord> known = shelf.find(key).filter(each -> key.direction() == Direction.OUTGOING);
            if (known.isPresent()) {
                ResumeRecord head =
                        shelf.all(Direction.OUTGOING).stream().min(ORDER).orElseThrow();
                if (head.key().equals(key)) {
                    touch(shelf, known.get());
                } else {
                    replace(shelf, known.get().moved(head.sequence() - 1, today()));
                }
            }
        }
    }

    private void replace(Shelf shelf, ResumeRecord record) throws IOException {
        folder.replace(record);
        shelf.put(record);
    }

    /**
     * Keeps a record, durable when this returns. One that is there already keeps its place in the order, and is written
     * anew only if it says something else, or was last touched on another day.
     *
     * @param key whose and which
     * @param file what it is about
     * @param stamps takes the stamp of the source; asked only if the record is new or says something else
     * @throws IOException if a limit does not allow it, the source cannot be seen or the disk cannot be written
     */
    void keep(RecordKey key, StoredFile file, Stamps stamps) throws IOException {
        Shelf shelf = shelf(key);
        synchronized (shelf) {
            Optional<ResumeRecord> known = shelf.find(key);
            if (known.isEmpty()) {
                limits.check(key, file, shelf.all(key.direction()));
                ResumeRecord fresh = new ResumeRecord(key, file, stamps.stamp(key, file), nextSequence(), today());
                folder.add(fresh);
                shelf.put(fresh);
            } else if (known.get().file().equals(file)) {
                touch(shelf, known.get());
            } else {
                change(shelf, known.get(), file, stamps);
            }
        }
    }

    private void change(Shelf shelf, ResumeRecord known, StoredFile file, Stamps stamps) throws IOException {
        List<ResumeRecord> others = new ArrayList<>(shelf.all(known.key().direction()));
        others.remove(known);
        limits.check(known.key(), file, others);
        SourceStamp stamp = stamps.stamp(known.key(), file);
        replace(shelf, new ResumeRecord(known.key(), file, stamp, known.sequence(), today()));
    }

    /** The record is safe already: a full disk must not stop a transfer because of a date. */
    private void touch(Shelf shelf, ResumeRecord known) {
        LocalDate today = today();
        if (known.touched().equals(today)) {
            return;
        }
        try {
            replace(shelf, known.touched(today));
        } catch (IOException e) {
            log.warn("{} still says that it was last touched on {}", known.key().fileName(), known.touched(), e);
        }
    }

    /**
     * Deletes what is kept under a key; nothing happens if nothing is.
     *
     * @throws IOException if the disk cannot be written; the record stays
     */
    void forget(RecordKey key) throws IOException {
        Shelf shelf = shelf(key);
        synchronized (shelf) {
            Optional<ResumeRecord> known = shelf.find(key);
            if (known.isPresent()) {
                folder.delete(known.get());
                shelf.remove(key);
            }
        }
    }

    /**
     * Deletes a record, unless it has been changed or deleted meanwhile; says so in the log.
     *
     * @param why what happened, for a person
     */
    void drop(ResumeRecord record, String why) {
        Shelf shelf = shelf(record.key());
        synchronized (shelf) {
            if (!shelf.find(record.key()).filter(record::equals).isPresent()) {
                return;
            }
            String name = record.key().fileName();
            try {
                forget(record.key());
                log.info("{} is forgotten: {}", name, why);
            } catch (IOException e) {
                log.warn("{} should be forgotten ({}) and cannot be", name, why, e);
            }
        }
    }

    /** Deletes what nobody has touched for too long, with a log line each. */
    void expire(Expiry expiry) {
        LocalDate today = today();
        for (Shelf shelf : shelves.values()) {
            for (Direction direction : Direction.values()) {
                shelf.all(direction).stream()
                        .filter(record -> expiry.isOver(record.touched(), today))
                        .forEach(record -> drop(record, "nobody touched it since " + record.touched()));
            }
        }
    }

    private Shelf shelf(RecordKey key) {
        return shelves.computeIfAbsent(key.friend(), friend -> new Shelf());
    }

    private long nextSequence() {
        return sequence.incrementAndGet();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
