package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.TransferInfo;

/** Offers one file to a friend that is online: for the first time, or once more if it is the file that it was. */
final class Offering {
    private final Engine engine;
    private final Map<String, Friend> friends;

    Offering(Engine engine, Map<String, Friend> friends) {
        this.engine = engine;
        this.friends = friends;
    }

    /** Offers a file once more, under the same id; false if it is not the file it was. */
    boolean again(LiveTransfer transfer, Friend friend) throws IOException {
        TransferInfo saved = transfer.info();
        String fault = fault(saved);
        if (!fault.isEmpty()) {
            engine.log().info("{} is not offered again, for it {}.", saved.path(), fault);
            engine.memory().forget(saved);
            transfer.fail("it " + fault);
            return false;
        }
        engine.memory().touch(saved);
        transfer.meet(friend);
        if (transfer.info().state().isFinal()) {
            return false;
        }
        try {
            friend.offer(transfer);
        } catch (IOException e) {
            transfer.disconnected("the friend could not be told");
            throw e;
        }
        notice(transfer, friend);
        return true;
    }

    /** Offers a file that is remembered; it is forgotten if the friend cannot be told. */
    void first(LiveTransfer transfer, Friend friend) throws IOException {
        try {
            friend.offer(transfer);
        } catch (IOException e) {
            engine.memory().forget(transfer.info()); // first, or it would be listed as one that waits
            transfer.disconnected("the friend could not be told");
            throw e;
        }
        notice(transfer, friend);
    }

    private String fault(TransferInfo saved) throws IOException {
        try {
            FileEntry entry = engine.storage().stat(saved.path());
            boolean same = entry.type() == FileType.FILE && entry.size() == saved.size();
            return same ? "" : "has changed";
        } catch (NoSuchFileException e) {
            return "is there no more";
        }
    }

    /** A friend that went offline while it was told. */
    private void notice(LiveTransfer transfer, Friend friend) {
        if (friends.get(transfer.peer().name()) != friend) {
            transfer.disconnected("the friend went offline");
        }
    }
}
