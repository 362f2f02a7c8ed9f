package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfer;

/** A friend that notes what it is told, and among what else that happens. */
class NotingFriend implements Friend {
    final List<FileId> offered = new CopyOnWriteArrayList<>();
    private final List<String> said;
    volatile boolean deaf;

    NotingFriend(List<String> said) {
        this.said = said;
    }

    @Override
    public void offer(Transfer transfer) throws IOException {
        say("offer " + transfer.info().name());
        offered.add(transfer.info().id());
    }

    @Override
    public void control(Transfer transfer, FileControl control) throws IOException {
        say(control.name());
    }

    @Override
    public void seek(Transfer transfer, long position) throws IOException {
        say("seek " + position);
    }

    private void say(String word) throws IOException {
        if (deaf) {
            throw new IOException("line is dead");
        }
        said.add(word);
    }
}
