package org.tidewire.resume.tox;

import java.time.LocalDate;
import java.util.Objects;

import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * All that is kept of an unfinished transfer. How far it got is not here: the partial's size tells that.
 *
 * @param key whose and which
 * @param file what it is about
 * @param source what the source looked like; {@link SourceStamp#NONE} for what is received
 * @param sequence its place in the order of offers, -{@link #LAST} to {@link #LAST}; 0 and less was put before the others
 * @param touched the day it was last remembered, UTC
 */
record ResumeRecord(RecordKey key, StoredFile file, SourceStamp source, long sequence, LocalDate touched) {
    /** The largest sequence number; a record that claims more would leave none for the next. */
    static final long LAST = Long.MAX_VALUE / 2;

    ResumeRecord {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(touched, "touched");
        if (sequence < -LAST || sequence > LAST) {
            throw new IllegalArgumentException(
                    "sequence is " + sequence + "; -" + LAST + " to " + LAST + " is allowed");
        }
    }

    ResumeRecord touched(LocalDate day) {
        return new ResumeRecord(key, file, source, sequence, day);
    }

    ResumeRecord moved(long place, LocalDate day) {
        return new ResumeRecord(key, file, source, place, day);
    }

    /** Writes it as a transfer that was interrupted; number 0, as no engine runs it. */
    TransferInfo info() {
        return new TransferInfo(
                0,
                key.id(),
                key.direction(),
                new Peer(key.friend(), ""),
                file.kind(),
                file.name(),
                file.path(),
                file.size(),
                0,
                TransferState.INTERRUPTED,
                0,
                "");
    }
}
