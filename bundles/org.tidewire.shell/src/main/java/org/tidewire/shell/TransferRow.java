package org.tidewire.shell;

import java.time.Duration;
import java.time.Instant;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * A transfer as the commands show it.
 *
 * @param info how it stands
 * @param peer what we call the other end; safe to print
 * @param since when it came to its state
 * @param rate bytes per second, 0 or more
 * @param left how long it will take at that rate; null if nobody can tell
 * @param waiting what it waits for, in words; empty if for nothing
 */
public record TransferRow(TransferInfo info, String peer, Instant since, long rate, Duration left, String waiting) {
    /**
     * Tells its number.
     *
     * @return the number, from 1 on
     */
    public long number() {
        return info.number();
    }

    /**
     * Tells where it stands.
     *
     * @return the state
     */
    public TransferState state() {
        return info.state();
    }

    /**
     * Tells how large the file is.
     *
     * @return bytes; negative if nobody knows
     */
    public long size() {
        return info.size();
    }

    /**
     * Tells how much is through.
     *
     * @return bytes
     */
    public long position() {
        return info.position();
    }

    /**
     * Tells where the file lies, or is going to.
     *
     * @return the path in storage
     */
    public FilePath path() {
        return info.path();
    }

    /**
     * Tells why it failed or was interrupted.
     *
     * @return words; empty if it did not
     */
    public String reason() {
        return info.reason();
    }
}
