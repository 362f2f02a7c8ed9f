package org.tidewire.resume.tox;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;

/**
 * One friend's records in memory. Reading needs no lock, so nobody who asks waits for a disk; who changes something holds
 * this object's lock while the disk is written as well.
 */
final class Shelf {
    private final Map<Direction, Map<FileId, ResumeRecord>> records = new EnumMap<>(Direction.class);

    Shelf() {
        for (Direction direction : Direction.values()) {
            records.put(direction, new ConcurrentHashMap<>());
        }
    }

    Optional<ResumeRecord> find(RecordKey key) {
        return Optional.ofNullable(records.get(key.direction()).get(key.id()));
    }

    /** A view that changes with the shelf. */
    Collection<ResumeRecord> all(Direction direction) {
        return records.get(direction).values();
    }

    void put(ResumeRecord record) {
        records.get(record.key().direction()).put(record.key().id(), record);
    }

    void remove(RecordKey key) {
        records.get(key.direction()).remove(key.id());
    }
}
