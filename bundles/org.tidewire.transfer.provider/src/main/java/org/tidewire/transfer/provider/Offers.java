package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** What friends offer us and we offer them (Tox, file transfers). */
final class Offers {
    private final Engine engine;
    private volatile ReceiveFolder received;
    private final Map<String, Friend> friends = new ConcurrentHashMap<>();
    private final Sends sends;
    private final Recall recall;
    private final LastBytes lastBytes;

    Offers(Engine engine, FilePath receiveFolder) {
        this.engine = engine;
        received = new ReceiveFolder(receiveFolder);
        sends = new Sends(engine, friends);
        recall = new Recall(engine);
        lastBytes = new LastBytes(engine, recall);
        engine.onEnd(this::ended);
    }

    private void ended(LiveTransfer transfer) {
        if (transfer.friend() != Wire.WIRED) {
            sends.ended(transfer);
        }
    }

    /** Puts what friends send elsewhere from now on. */
    void receiveInto(FilePath folder) {
        received = new ReceiveFolder(folder);
    }

    void online(String id, Friend friend) {
        friends.put(id, friend);
        sends.due(id);
    }

    /** A policy came: whatever lives is remembered by it, and what it knows of is offered. */
    void remembered() {
        engine.memory().later(() -> engine.register().live().forEach(this::rememberAgain));
        lastBytes.due();
        sends.due();
    }

    /** A storage came: what could not be found to offer it may have. */
    void stored() {
        lastBytes.due();
        sends.due();
    }

    /** The core forgets: transfers of a friend that goes are over (Tox, File Resuming). */
    void offline(String id, Friend friend) {
        friends.remove(id, friend);
        engine.register().live().stream()
                .filter(transfer -> transfer.friend() == friend)
                .forEach(transfer -> transfer.disconnected("the friend went offline"));
        sends.due(id); // should it be back already
    }

    Transfer send(String id, FilePath source, FileKind kind) throws IOException {
        Friend friend = kind == FileKind.DATA ? friendOrLater(id) : friend(id);
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
        Optional<LiveTransfer> recalled = recalled(friend, id, offer);
        if (recalled.isPresent()) {
            engine.announce(recalled.get());
            recall.accept(recalled.get());
            return recalled.get();
        }
        return fresh(friend, id, offer);
    }

    private Optional<LiveTransfer> recalled(Friend friend, String id, FileOffer offer) {
        synchronized (lastBytes) { // which opens partials, too
            Optional<TransferInfo> ended = lastBytes.known(id, offer);
            interruptOlder(id, offer.id());
            Optional<TransferInfo> saved = ended.or(() -> recall.known(id, offer));
            if (saved.isEmpty()) {
                return Optional.empty();
            }
            LiveTransfer transfer = incoming(friend, id, offer, saved.get().path());
            return recall.begin(transfer, saved.get(), Offered.of(offer, id))
                    ? Optional.of(transfer)
                    : Optional.empty();
        }
    }

    /** A friend that began again offers anew what it offered before; nothing comes for the old offer any more. */
    private void interruptOlder(String id, FileId file) {
        engine.register().live().stream()
                .filter(each -> each.isOffer(id, file))
                .forEach(older -> older.disconnected("it was offered again"));
    }

    private LiveTransfer fresh(Friend friend, String id, FileOffer offer) throws IOException {
        Storage storage = engine.storage();
        ReceiveFolder folder = received;
        folder.make(storage);
        FilePath path = folder.free(storage, offer.name(), engine.register()::isReserved);
        LiveTransfer transfer = incoming(friend, id, offer, path);
        String origin = Offered.of(offer, id).text();
        if (engine.register()
                .reserve(path, new Register.Reservation(transfer, origin))
                .isPresent()) {
            throw new TransferException(Reason.BUSY, "another offer took the name " + path);
        }
        engine.announce(transfer);
        engine.events().offered(transfer);
        return transfer;
    }

    private LiveTransfer incoming(Friend friend, String id, FileOffer offer, FilePath path) {
        Target target = new Target(path, Offered.of(offer, id).text());
        return engine.make(subject(Direction.INCOMING, id, offer, path), TransferState.OFFERED, 0, target, friend);
    }

    private Transfer send(Friend friend, Subject subject, Bytes source) throws IOException {
        LiveTransfer transfer = engine.make(subject, TransferState.OFFERED, 0, source, friend);
        sends.first(transfer, friend);
        return transfer;
    }

    private Subject subject(Direction direction, String id, FileOffer offer, FilePath path) {
        return Subject.offered(engine.register().nextNumber(), direction, id, offer, path);
    }

    /** What a new policy does not know yet; an offer that nobody has accepted is not ours to remember. */
    private void rememberAgain(LiveTransfer transfer) {
        TransferInfo info = transfer.info();
        boolean accepted = info.direction() == Direction.OUTGOING || info.state() != TransferState.OFFERED;
        if (transfer.friend() == Wire.WIRED || !accepted || info.state().isFinal()) {
            return;
        }
        try {
            engine.memory().remember(info);
            transfer.prepare();
        } catch (IOException e) {
            engine.log().warn("{} goes on, but could not be remembered: {}", info.path(), Course.text(e));
        }
    }

    /** Gives the friend; or nobody, if the file can wait: for the friend, or for one of the many before it. */
    private Friend friendOrLater(String id) throws TransferException {
        if (!engine.memory().isThere()) {
            return friend(id);
        }
        return sends.isFull(id) ? Wire.ABSENT : friends.getOrDefault(id, Wire.ABSENT);
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
