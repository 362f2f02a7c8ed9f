package org.tidewire.tox;

import java.io.IOException;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfer;

/**
 * A Tox friend that is online, as the engine sees it. Files do not go to Tox friends yet, so every offer is an error.
 *
 * @param name what we call the friend
 */
record OnlineFriend(String name) implements Friend {
    @Override
    public void offer(Transfer transfer) throws IOException {
        throw new IOException("files cannot be sent to the Tox friend " + name + " yet");
    }

    @Override
    public void control(Transfer transfer, FileControl control) throws IOException {
        throw new IOException("no file goes to or from the Tox friend " + name);
    }

    @Override
    public void seek(Transfer transfer, long position) throws IOException {
        throw new IOException("no file goes to or from the Tox friend " + name);
    }
}
