package org.tidewire.resume.tox;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;

import org.tidewire.transfer.Direction;

/**
 * What one friend may have, so that nobody fills the disk with promises.
 *
 * @param records the most records in one direction, 1 or more
 * @param bytes the most bytes of incomplete received files, counted as if complete; 0 for any
 */
record Limits(int records, long bytes) {
    Limits {
        if (records < 1) {
            throw new IllegalArgumentException("friend.records is " + records + "; it must be 1 or more");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("friend.bytes is " + bytes + "; it must be 0 (any) or more");
        }
    }

    /**
     * Refuses what is beyond the limits. A stream counts no bytes, as nobody knows how many there will be.
     *
     * @param key of the record to be
     * @param file what the record is to say
     * @param others what the friend has in this direction already, without a record of this key
     * @throws IOException if it is too much; names the limit
     */
    void check(RecordKey key, StoredFile file, Collection<ResumeRecord> others) throws IOException {
        if (others.size() >= records) {
            throw new IOException("the friend has " + others.size() + " unfinished "
                    + key.direction().name().toLowerCase(Locale.ROOT) + " transfers; friend.records allows "
                    + records);
        }
        if (bytes > 0 && key.direction() == Direction.INCOMING && !fits(file.size(), others)) {
            throw new IOException(
                    "with " + file.size() + " bytes more the friend's incomplete files would have more than" + " the "
                            + bytes + " bytes that friend.bytes allows");
        }
    }

    /** Subtracts instead of adding up: a friend that offers the largest sizes there are must not cause an overflow. */
    private boolean fits(long size, Collection<ResumeRecord> others) {
        long left = bytes - Math.min(bytes, Math.max(0, size));
        boolean fits = size <= bytes;
        for (ResumeRecord other : others) {
            long taken = Math.max(0, other.file().size());
            fits &= taken <= left;
            left -= Math.min(left, taken);
        }
        return fits;
    }
}
