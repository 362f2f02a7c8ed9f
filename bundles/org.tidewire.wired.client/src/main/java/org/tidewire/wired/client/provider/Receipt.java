package org.tidewire.wired.client.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredException;

/** Asks whether an upload is there: the protocol has no message for it, so STAT must show size and checksum. */
final class Receipt {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STUCK = Duration.ofSeconds(1);
    private static final int LONGEST_NAME = 255 - FilePath.PARTIAL_SUFFIX.length();

    private final Wire wire;
    private final FilePath path;

    Receipt(Wire wire, FilePath path) {
        this.wire = wire;
        this.path = path;
    }

    /**
     * Waits until the file is there, as the server may need a moment to make it durable. A partial that does not grow
     * ends the waiting: a server that ended early looks just like one that took all.
     *
     * @throws BrokenTransfer if it is not; offering it again tells what is missing
     */
    void await(LocalFile file) throws IOException {
        long begun = System.nanoTime();
        long held = -1;
        Duration pause = FIRST_PAUSE;
        while (!isThere(file)) {
            long before = held;
            held = held();
            boolean stuck = held >= 0 && held < file.size() && held == before;
            long waited = System.nanoTime() - begun;
            if (waited > PATIENCE.toNanos() || (stuck && waited > STUCK.toNanos())) {
                throw new BrokenTransfer(path + ": all bytes were sent, but the server keeps only a part", true, null);
            }
            wire.control().pause(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /**
     * Checks that what exists there is this file.
     *
     * @param refused what the server said, thrown if it is another
     * @param sent whether we have just sent all of it
     */
    void checkEqual(LocalFile file, WiredException refused, boolean sent) throws IOException {
        try {
            if (isEqual(wire.requests().stat(path), file)) {
                return;
            }
        } catch (WiredException e) {
            refused.addSuppressed(e);
            if (sent && isHidden()) {
                return; // a drop box shows nothing, but takes the name only when the file is complete
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
            if (isHidden()) {
                throw new BrokenTransfer(path + ": a drop box does not show whether the file is complete", true, e);
            }
            return false;
        }
    }

    /** Tells the size of the partial there; -1 if the server shows none. */
    private long held() throws IOException {
        if (path.name().getBytes(UTF_8).length > LONGEST_NAME) {
            return -1;
        }
        try {
            return wire.requests().stat(path.partial()).entry().size();
        } catch (WiredException e) {
            return -1; // not shown, for whatever reason
        }
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
