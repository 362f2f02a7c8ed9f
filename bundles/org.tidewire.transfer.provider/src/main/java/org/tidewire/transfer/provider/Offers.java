package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.account.AccountLimits;
import org.tidewire.storage.Content;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** What friends offer us and we offer them (Tox, file transfers). */
final class Offers {
    private final Engine engine;
    private volatile ReceiveFolder received;
    private final Map<String, Friend> friends = new ConcurrentHashMap<>();

    Offers(Engine engine, FilePath receiveFolder) {
        this.engine = engine;
        received = new ReceiveFolder(receiveFolder);
    }

    /** Puts what friends send elsewhere from now on. */
    void receiveInto(FilePath folder) {
        received = new ReceiveFolder(folder);
    }

    void online(String id, Friend friend) {
        friends.put(id, friend);
    }

    /** The core forgets: transfers of a friend that goes are over (Tox, File Resuming). */
    void offline(String id, Friend friend) {
        friends.remove(id, friend);
        engine.register().live().stream()
                .filter(transfer -> transfer.friend() == friend)
                .forEach(transfer -> transfer.disconnected("the friend went offline"));
    }

    Transfer send(String id, FilePath source, FileKind kind) throws IOException {
        Friend friend = friend(id);
        FileEntry entry = engine.storage().stat(source);
        if (entry.type() != FileType.FILE) {
            throw new NoSuchFileException(source.toString(), null, "is a folder");
        }
        FileOffer offer = new FileOffer(FileId.random(), kind, source.name(), entry.size());
        return send(friend, subject(Direction.OUTGOING, id, offer, source), new Source(source, entry.size()));
    }

    Transfer send(String id, FileOffer offer, Content data) throws IOException {
        Source source = new Source(FilePath.ROOT, offer.size(), data);
        try {
            Friend friend = friend(id);
            refuseStream(offer);
            return send(friend, subject(Direction.OUTGOING, id, offer, FilePath.ROOT), source);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    Transfer receive(Friend friend, String id, FileOffer offer) throws IOException {
        refuseStream(offer);
        Storage storage = engine.storage();
        ReceiveFolder folder = received;
        folder.make(storage);
        FilePath path = folder.free(storage, offer.name(), engine.register()::isReserved);
        Subject subject = subject(Direction.INCOMING, id, offer, path);
        String origin = "offer " + offer.id().hex() + " " + offer.size() + " " + id;
        LiveTransfer transfer = engine.make(subject, TransferState.OFFERED, 0, new Target(path, origin), friend);
        if (engine.register()
                .reserve(path, new Register.Reservation(transfer, origin))
                .isPresent()) {
            throw new TransferException(Reason.BUSY, "another offer took the name " + path);
        }
        engine.announce(transfer);
        engine.events().offered(transfer);
        return transfer;
    }

    private Transfer send(Friend friend, Subject subject, Bytes source) throws IOException {
        LiveTransfer transfer = engine.make(subject, TransferState.OFFERED, 0, source, friend);
        engine.announce(transfer);
        try {
            friend.offer(transfer);
        } catch (IOException e) {
            transfer.disconnected("the friend could not be told");
            throw e;
        }
        return transfer;
    }

    private Subject subject(Direction direction, String id, FileOffer offer, FilePath path) {
        long number = engine.register().nextNumber();
        Peer peer = new Peer(id, "");
        return new Subject(
                number,
                offer.id(),
                direction,
                peer,
                () -> AccountLimits.NONE,
                offer.kind(),
                offer.name(),
                path,
                offer.size());
    }

    private Friend friend(String id) throws TransferException {
        Friend friend = friends.get(id);
        if (friend == null) {
            throw new TransferException(Reason.NOT_FOUND, "no friend " + id + " is online");
        }
        return friend;
    }

    private static void refuseStream(FileOffer offer) throws TransferException {
        if (offer.size() == FileOffer.STREAMING) {
            throw new TransferException(Reason.DENIED, "files whose size is not known are not taken");
        }
    }
}
