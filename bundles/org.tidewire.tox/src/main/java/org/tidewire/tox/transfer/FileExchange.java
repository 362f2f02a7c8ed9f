package org.tidewire.tox.transfer;

import java.util.Objects;

import org.osgi.service.log.Logger;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.node.NodeCalls;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.Transfers;

/**
 * The exchange of files with Tox friends. What friends offer goes to the engine, or waits for one: who is refused forgets the file. To be
 * registered as a listener of the engine's. May be used from any thread.
 */
public final class FileExchange implements TransferListener, AutoCloseable {
    private final Workshop workshop;
    private volatile Transfers engine;

    /**
     * An exchange without an engine.
     *
     * @param node the way to the node
     * @param log is told what fails
     */
    public FileExchange(NodeCalls node, Logger log) {
        workshop = new Workshop(node, log);
    }

    /**
     * Gives friends' files to an engine from now on.
     *
     * @param now the engine
     */
    public void use(Transfers now) {
        engine = now;
    }

    /**
     * Lets go of an engine; what is under way is interrupted. Does nothing if another one is in use by now.
     *
     * @param former the engine
     */
    public void leave(Transfers former) {
        if (engine == former) {
            engine = null;
            for (Carry carry : workshop.all()) {
                workshop.settle(() -> carry.transfer().disconnected("the transfer engine is gone"));
                carry.settle();
            }
        }
    }

    /**
     * Begins to exchange files with a friend. Called on the node's thread when the friend comes online.
     *
     * @param id the friend's id
     * @param files the friend's files
     * @return the friend, to be registered as a service until it goes
     */
    public ToxFriend begin(String id, FriendFiles files) {
        Objects.requireNonNull(files, "files");
        ToxFriend friend = new ToxFriend(id, files, workshop, () -> engine);
        files.taker(friend::offered);
        return friend;
    }

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        Carry carry = workshop.of(after.number());
        if (carry != null) {
            carry.settle();
        }
    }

    /** Ends the threads; the node is closed before, so that friends have been told. */
    @Override
    public void close() {
        workshop.close();
    }
}
