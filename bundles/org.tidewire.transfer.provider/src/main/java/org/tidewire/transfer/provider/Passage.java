package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** How a transfer's bytes pass to and from storage: as fast as they come, or at a pace. Used under the transfer's lock. */
final class Passage {
    private final Standing standing;
    private final Bytes bytes;
    private final Turn turn;
    private boolean drained;

    Passage(Standing standing, Bytes bytes, Turn turn) {
        this.standing = standing;
        this.bytes = bytes;
        this.turn = turn;
    }

    /** Reads bytes to send; at the end of what has a size all of it has arrived, as {@link Course} promises. */
    int read(ByteBuffer chunk, long position) throws IOException {
        int length = turn.isFree() ? bytes.read(chunk, position) : pacedRead(chunk, position);
        if (length >= 0) {
            standing.position(Math.max(standing.position(), position + length));
        } else if (standing.subject().isStream()) {
            drained = true;
        } else {
            sent();
        }
        return length;
    }

    private void sent() throws IOException {
        bytes.close();
        standing.move(TransferState.COMPLETED, "");
    }

    /** Stores bytes that arrived; what is beyond the size is left in the chunk. */
    void store(ByteBuffer chunk, long position) throws IOException {
        if (!standing.subject().isStream()) {
            long left = standing.subject().size() - position;
            chunk.limit((int) Math.min(chunk.limit(), chunk.position() + left));
        }
        if (turn.isFree()) {
            write(chunk, position);
        } else {
            pacedWrite(chunk, position);
        }
    }

    void commitIfWhole() throws IOException {
        boolean whole = standing.position() == standing.subject().size();
        if (whole && standing.subject().direction() == Direction.INCOMING) {
            commit();
        }
    }

    private void commit() throws IOException {
        bytes.commit();
        standing.move(TransferState.COMPLETED, "");
    }

    /** Nothing more passes; false if bytes are lacking. */
    boolean finish() throws IOException {
        Subject subject = standing.subject();
        if (subject.direction() == Direction.OUTGOING) {
            Consent.require(drained, Reason.DENIED, "only a stream that was read to its end is finished by its sender");
            sent();
        } else if (subject.isStream()) {
            commit();
        }
        return standing.state() == TransferState.COMPLETED;
    }

    /** Reads no more at once than keeps a slow pace smooth. */
    private int pacedRead(ByteBuffer chunk, long position) throws IOException {
        turn.awaitPace();
        turn.awaitRunning();
        int limit = chunk.limit();
        chunk.limit(chunk.position() + Math.min(chunk.remaining(), turn.piece()));
        try {
            int length = bytes.read(chunk, position);
            turn.charge(length);
            return length;
        } finally {
            chunk.limit(limit);
        }
    }

    private void write(ByteBuffer chunk, long position) throws IOException {
        int length = chunk.remaining();
        if (length == standing.subject().size() && bytes.storesWhole()) { // nothing comes behind it
            bytes.store(chunk);
            standing.position(length);
            standing.move(TransferState.COMPLETED, "");
            return;
        }
        bytes.write(chunk);
        standing.position(position + length);
        commitIfWhole();
    }

    /** Stores what is at hand before it waits: should the wire be lost meanwhile, nothing is sent twice. */
    private void pacedWrite(ByteBuffer chunk, long position) throws IOException {
        turn.awaitPace();
        turn.awaitRunning();
        int length = chunk.remaining();
        write(chunk, position);
        turn.charge(length);
        turn.awaitPace();
    }
}
