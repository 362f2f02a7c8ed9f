package org.tidewire.wired.client.provider;

import java.io.IOException;

/** Says that a transfer connection ended before all was there; the next try may go on. */
final class BrokenTransfer extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean gained;
    private final boolean began;

    /**
     * Makes one.
     *
     * @param gained whether bytes were moved that need not be moved again
     * @param began whether any byte moved at all
     */
    BrokenTransfer(String message, boolean gained, boolean began, IOException cause) {
        super(message, cause);
        this.gained = gained;
        this.began = began;
    }

    /** Tells a fault's message; some of Java's have none. */
    static String reason(IOException fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    boolean gained() {
        return gained;
    }

    boolean began() {
        return began;
    }
}
