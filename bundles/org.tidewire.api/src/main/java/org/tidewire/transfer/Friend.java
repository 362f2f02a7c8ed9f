package org.tidewire.transfer;

import java.io.IOException;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A friend that is online: a service, registered when it comes online and unregistered when it goes. The engine calls it
 * with no lock held; the friend's transfers are INTERRUPTED when it goes.
 */
@ConsumerType
public interface Friend {
    /** Service property: the friend's id, for Tox its public key as 64 hex digits. */
    String ID = "friend.id";

    /**
     * Tells the friend of a file we would send.
     *
     * @param transfer the transfer, OFFERED
     * @throws IOException if the friend cannot be told; the transfer is INTERRUPTED then
     */
    void offer(Transfer transfer) throws IOException;

    /**
     * Tells the friend what we did to a transfer.
     *
     * @param transfer the transfer
     * @param control what was done
     * @throws IOException if the friend cannot be told; the transfer is INTERRUPTED then
     */
    void control(Transfer transfer, FileControl control) throws IOException;

    /**
     * Asks the friend to begin elsewhere than at 0, before the transfer is accepted.
     *
     * @param transfer the transfer, OFFERED
     * @param position the first byte wanted
     * @throws IOException if the friend cannot be told; the transfer is INTERRUPTED then
     */
    void seek(Transfer transfer, long position) throws IOException;
}
