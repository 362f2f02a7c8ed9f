package org.tidewire.interop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfer;

/** A friend in memory, who notes what it is told. */
final class FakeFriend implements Friend {
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<Transfer> offers = new CopyOnWriteArrayList<>();

    @Override
    public void offer(Transfer transfer) {
        offers.add(transfer);
        said.add("offer " + transfer.info().name());
    }

    @Override
    public void control(Transfer transfer, FileControl control) {
        said.add(control.name());
    }

    @Override
    public void seek(Transfer transfer, long position) {
        said.add("seek " + position);
    }
}
