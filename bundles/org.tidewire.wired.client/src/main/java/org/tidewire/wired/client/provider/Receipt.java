package org.tidewire.wired.client.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredException;

/**
 * Finds out whether an upload is there. The protocol has no message for it, so STAT must show size and checksum; where it
 * shows nothing, how the transfer connection ended must do.
 */
final class Receipt {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    /** How long the server may take to make a file durable. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration STUCK = Duration.ofSeconds(1);
    private static final int LONGEST_NAME = 255 - FilePath.PARTIAL_SUFFIX.length();

    private final Wire wire;
    private final FilePath path;

    Receipt(Wire wire, FilePath path) {
        this.wire = wire;
        this.path = path;
    }

    /**
     * Waits until the file is there, as the server may need a moment to make it durable. A partial that does not grow, or
     * does not come, ends the waiting: a server that ended early looks just like one that took all.
     *
     * @param proper whether the server ended the transfer connection properly, which ours does only after the commit
     * @param lost whether the link on which it was sent is gone
     * @return false if nobody can tell: the file is in a drop box that shows nothing, and the server gives no receipts
     * @throws BrokenTransfer if it is not there; offering it again tells what is missing
     */
    boolean await(LocalFile file, boolean proper, boolean lost) throws IOException {
        long begun = System.nanoTime();
        long held = -1;
        Duration pause = FIRST_PAUSE;
        while (!isThere(file)) {
            long before = held;
            held = held();
            if (held < 0 && isHidden() && !isThere(file)) { // not even a partial, nor has it just taken its name
                return isReceived(proper);
            }
            boolean stuck = canTell() && (held < file.size() || (lost && isUnfinished(proper))) && held == before;
            long waited = System.nanoTime() - begun;
            if (waited > PATIENCE.toNanos() || (stuck && waited > STUCK.toNanos())) {
                throw new BrokenTransfer(
                        path + ": all bytes were sent, but the server keeps only a part", true, true, null);
            }
            wire.control().pause(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return true;
    }

    /**
     * Tells whether our server has not confirmed the file: if the connections are lost as well it may have been killed, and nobody
     * names a partial that has every byte. Another one could be busy with it, whatever became of the connections.
     */
    private boolean isUnfinished(boolean proper) {
        return wire.lane().givesReceipts() && !proper;
    }

    /**
     * To offer the file a second time would prove nothing: in a closed drop box every name is free to whoever asks, so it
     * would be there twice.
     */
    private boolean isReceived(boolean proper) throws BrokenTransfer {
        boolean given = wire.lane().givesReceipts();
        if (given && !proper) {
            throw new BrokenTransfer(
                    path + ": all bytes were sent, but the server did not confirm that it keeps them",
                    true,
                    true,
                    null);
        }
        return given;
    }

    /**
     * Checks that what exists there is this file.
     *
     * @param refused what the server said, thrown if it is another
     * @param sent whether we have just sent all of it, by a connection that broke
     */
    void checkEqual(LocalFile file, WiredException refused, boolean sent) throws IOException {
        try {
            if (isEqual(wire.requests().stat(path), file)) {
                return;
            }
        } catch (WiredException e) {
            refused.addSuppressed(e);
            if (sent && isHidden()) {
                return; // the original's drop box shows nothing, but takes a name only when the file is complete
            }
        }
        WiredException other =
                new WiredException(refused.reply(), path + ": another file of that name is on the server already");
        other.addSuppressed(refused);
        throw other;
    }

    private boolean isThere(LocalFile file) throws IOException {
        try {
            return isEqual(wire.requests().stat(path), file);
        } catch (WiredException e) {
            if (e.reply() != ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }

    /** Tells the size of the partial there; -1 if the server shows none. */
    private long held() throws IOException {
        if (!canTell()) {
            return -1;
        }
        try {
            return wire.requests().stat(path.partial()).entry().size();
        } catch (WiredException e) {
            return -1; // not shown, for whatever reason
        }
    }

    /** Tells whether the partial has a name of its own that can be asked for. */
    private boolean canTell() {
        return path.name().getBytes(UTF_8).length <= LONGEST_NAME;
    }

    private static boolean isEqual(RemoteFile there, LocalFile file) {
        return there.entry().type() == FileType.FILE
                && there.entry().size() == file.size()
                && there.checksum().equals(file.checksum().hex());
    }

    /** Tells whether the path lies in a drop box, where nothing can be seen (Wired 4.1). */
    boolean isHidden() throws IOException {
        for (FilePath folder = path; !folder.isRoot(); ) {
            folder = folder.parent();
            try {
                return wire.requests().stat(folder).entry().type() == FileType.DROP_BOX;
            } catch (WiredException e) {
                if (e.reply() != ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND) {
                    throw e;
                }
            }
        }
        return false;
    }
}
