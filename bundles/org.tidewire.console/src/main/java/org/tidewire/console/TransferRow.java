package org.tidewire.console;

import java.time.Instant;
import java.util.List;

import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * A transfer as the page shows it; all text is printable, and may be markup of a stranger.
 *
 * @param info how it stands
 * @param peer what we call the other end
 * @param since when it came to its state
 * @param rate bytes per second, 0 or more
 * @param left seconds until it is through at that rate; negative if nobody can tell
 * @param waits what it waits for, or why it ended; empty if neither
 * @param actions which buttons it has
 */
record TransferRow(
        TransferInfo info, String peer, Instant since, long rate, long left, String waits, List<Action> actions) {
    /** The value of {@link #left} if nobody can tell. */
    static final long UNKNOWN = -1;

    /**
     * Describes a transfer.
     *
     * @param transfer any
     * @param names what we call people
     * @return its row
     */
    static TransferRow of(Transfer transfer, Names names) {
        TransferInfo info = transfer.info();
        long rate = info.state() == TransferState.RUNNING ? transfer.rate() : 0;
        return new TransferRow(
                info,
                names.of(info.peer()),
                transfer.since(),
                rate,
                left(info, rate),
                Printable.of(Waits.of(info, names)),
                Action.allowed(info));
    }

    private static long left(TransferInfo info, long rate) {
        long rest = info.size() - info.position();
        return rate <= 0 || rest < 0 ? UNKNOWN : rest / rate + (rest % rate == 0 ? 0 : 1);
    }
}
