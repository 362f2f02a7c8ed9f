package org.tidewire.wired.client.provider;

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

    private final Wire wire;
    private final FilePath path;

    Receipt(Wire wire, FilePath path) {
        this.wire = wire;
        this.path = path;
    }

    /**
     * Waits until the file is there, as the server may need a moment to make it durable.
     *
     * @throws BrokenTransfer if it is not; offering it again tells what is missing
     */
    void await(LocalFile file) throws IOException {
        long begun = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (!isThere(file)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new BrokenTransfer(
                        path + ": all bytes were sent, but the server does not show the whole file", true, null);
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
