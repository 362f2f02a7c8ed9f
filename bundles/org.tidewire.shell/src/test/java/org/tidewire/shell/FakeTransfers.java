package org.tidewire.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import org.tidewire.account.AccountLimits;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** An engine with given transfers and one friend, whose id is {@code bob} or {@link FakeFriends#KEY}. */
final class FakeTransfers implements Transfers {
    final List<Transfer> transfers;
    final List<String> folders = new ArrayList<>();
    int files = 2; // in each folder

    FakeTransfers(Transfer... transfers) {
        this.transfers = new ArrayList<>(List.of(transfers));
    }

    @Override
    public Transfer send(String friend, FilePath source, FileKind kind) throws TransferException {
        if (!friend.equals("bob") && !friend.equals(FakeFriends.KEY)) {
            throw new TransferException(TransferException.Reason.NOT_FOUND, "no friend " + friend + " is online");
        }
        return new FakeTransfer(Infos.of(99, Direction.OUTGOING, TransferState.OFFERED, 0));
    }

    @Override
    public Transfer send(String friend, FileOffer offer, Content data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transfer receive(Friend friend, String id, FileOffer offer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transfer download(Peer peer, Supplier<AccountLimits> limits, FilePath source, long offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transfer upload(Peer peer, Supplier<AccountLimits> limits, FilePath target, long size, Checksum sum) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Transfer> claim(String key, String place) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Transfer> list() {
        return transfers;
    }

    @Override
    public List<Transfer> sendFolder(String friend, FilePath folder) {
        folders.add(friend + " " + folder);
        return LongStream.rangeClosed(1, files)
                .<Transfer>mapToObj(
                        number -> new FakeTransfer(Infos.of(number, Direction.OUTGOING, TransferState.OFFERED, 0)))
                .toList();
    }

    @Override
    public void forget(String friend) {
        throw new UnsupportedOperationException();
    }
}
