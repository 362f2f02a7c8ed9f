package org.tidewire.transfer;

import java.io.IOException;
import java.util.Objects;

/** Says why a transfer may not begin, or may not do what was asked. The transfer stays as it was. */
public final class TransferException extends IOException {
    /** What was wrong: Tox's error names, and Wired's. */
    public enum Reason {
        /** There is no such friend, file or transfer. */
        NOT_FOUND,
        /** RESUME of what is not paused. */
        NOT_PAUSED,
        /** PAUSE of what is paused by the same side. */
        ALREADY_PAUSED,
        /** The friend is not online (Tox, FRIEND_NOT_CONNECTED). */
        NOT_CONNECTED,
        /** A name has more bytes than an offer holds (Tox, NAME_TOO_LONG). */
        NAME_TOO_LONG,
        /** A friend has as many offers as there are file numbers (Tox, TOO_MANY). */
        TOO_MANY,
        /** It is not this side's turn, or the state does not allow it. */
        DENIED,
        /** The position is outside the file, or not the next one. */
        INVALID_POSITION,
        /** A finished file has this name (Wired 521). */
        FILE_EXISTS,
        /** What is held is not a part of what is offered (Wired 522). */
        CHECKSUM_MISMATCH,
        /** No more transfers are taken in (Wired 523). */
        QUEUE_FULL,
        /** Somebody else is uploading under this name. */
        BUSY,
        /** No storage is there at the moment. */
        NO_STORAGE
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * Makes one.
     *
     * @param reason what was wrong
     * @param message the same for a person: what was wrong and what is allowed
     */
    public TransferException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Tells what was wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
