package org.tidewire.resume;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;
import org.tidewire.storage.Content;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.TransferInfo;

/**
 * Remembers unfinished transfers across restarts: a Tox client's duties in five methods (Tox, File Resuming), the order of
 * what waits, and a list for whoever wants to see. Wired uploads are remembered as well, their account as the friend. Methods
 * may be called from any thread.
 */
@ProviderType
public interface ResumePolicy {
    /**
     * Looks for an incomplete received file with that id.
     *
     * @param friend who offers
     * @param id the offer's file id
     * @return what was remembered; empty if this is a new file
     */
    Optional<TransferInfo> recall(String friend, FileId id);

    /**
     * Tells where to seek: the number of bytes already received.
     *
     * @param saved what was remembered
     * @param held the bytes of the partial, which stay open
     * @return the first byte to ask for, 0 to size - 1
     * @throws IOException if the partial cannot be read
     */
    long position(TransferInfo saved, Content held) throws IOException;

    /**
     * Makes sure that a transfer is found again after a restart; durable when this returns. Doing it twice is harmless.
     *
     * @param transfer what is unfinished
     * @throws IOException if it cannot be stored
     */
    void remember(TransferInfo transfer) throws IOException;

    /**
     * Deletes what was remembered; done when a transfer completes or is cancelled. Nothing happens if nothing was.
     *
     * @param transfer what is finished
     * @throws IOException if it cannot be deleted
     */
    void forget(TransferInfo transfer) throws IOException;

    /**
     * Lists the saved sends to offer again when a friend comes online. A policy leaves out what cannot be offered under its
     * old id: a source that has changed, is gone, or cannot be seen while its storage is not there; so ask again when
     * storage comes.
     *
     * @param friend who came online
     * @return what was remembered, in the order it was offered
     */
    List<TransferInfo> unfinished(String friend);

    /**
     * Puts a saved send before all others of its friend; durable when this returns. Nothing happens if it is not remembered.
     *
     * @param transfer the send
     * @throws IOException if it cannot be stored; the order stays as it was
     */
    void first(TransferInfo transfer) throws IOException;

    /**
     * Lists everything that is remembered, in either direction, and looks at no source.
     *
     * @return what was remembered, sends in the order they are to be offered
     */
    List<TransferInfo> all();
}
