package org.tidewire.wired.client;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.osgi.annotation.versioning.ConsumerType;
import org.tidewire.storage.FilePath;

/**
 * Hears how a get or put goes, file by file; bytes are not announced but can be asked for. Of a folder several files are
 * under way at once, each on a thread of its own, so methods may be called by several threads at once.
 */
@ConsumerType
public interface Progress {
    /** Hears nothing. */
    Progress NONE = new Progress() {};

    /**
     * The server lets us wait (Wired 401).
     *
     * @param file the file on the server
     * @param place our place in its queue, from 1
     */
    default void queued(FilePath file, int place) {}

    /**
     * Bytes begin to move.
     *
     * @param file the file on the server
     * @param offset bytes that were there before
     * @param size bytes of the whole file
     * @param position tells the bytes that are there now, those before the offset included; may be asked by any thread
     */
    default void begun(FilePath file, long offset, long size, LongSupplier position) {}

    /**
     * The file is complete and verified.
     *
     * @param file the file on the server
     * @param moved bytes that were moved for it; 0 if an equal file was there already
     * @param size bytes of the whole file
     */
    default void done(FilePath file, long moved, long size) {}

    /**
     * Every byte was sent, but the server shows nothing of the file and gave no receipt, so nobody can tell whether it has
     * them: an original server's drop box. {@link #done} follows.
     *
     * @param file the file on the server
     */
    default void unverified(FilePath file) {}

    /**
     * The connection is lost and will be made again; what is under way goes on then.
     *
     * @param attempt which try this is, from 1
     * @param pause how long we wait before it
     * @param why what happened, for a person
     */
    default void reconnecting(int attempt, Duration pause, String why) {}
}
