package org.tidewire.transfer.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
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
    private static final int LONGEST_NAME = 255;

    private final Engine engine;
    private volatile ReceiveFolder received;
    private final Map<String, Friend> friends = new ConcurrentHashMap<>();
    private final Sends sends;
    private final Recall recall;
    private final Hosted hosted;
    private final Introduction introduction;
    private final LastBytes lastBytes;
    private final Farewell farewell;

    Offers(Engine engine, FilePath receiveFolder) {
        this.engine = engine;
        received = new ReceiveFolder(receiveFolder);
        sends = new Sends(engine, friends);
        recall = new Recall(engine);
        hosted = new Hosted(engine.register());
        introduction = new Introduction(engine, sends.backlog());
        lastBytes = new LastBytes(engine, recall);
        farewell = new Farewell(engine);
        engine.sendBy(sends);
        engine.onEnd(this::ended);
        engine.onStorage(this::stored);
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
        engine.memory().later(introduction::run);
        lastBytes.due();
        sends.due();
    }

    /** A storage came: what could not be found to offer it may have. */
    private void stored() {
        lastBytes.due();
        sends.due();
    }

    /** The core forgets: transfers of a friend that goes are over (Tox, File Resuming). */
    void offline(String id, Friend friend) {
        friends.remove(id, friend);
        engine.register().live(id).stream()
                .filter(transfer -> transfer.friend() == friend)
                .forEach(transfer -> transfer.disconnected("the friend went offline"));
        sends.due(id); // should it be back already
    }

    /** Somebody is a friend no more. */
    void forget(String id) {
        farewell.to(id);
    }

    Transfer send(String id, FilePath source, FileKind kind) throws IOException {
        Friend friend = kind == FileKind.DATA ? friendOrLater(id) : friend(id);
        requireName(source.name());
        FileEntry entry = engine.storage().stat(source);
        if (entry.type() != FileType.FILE) {
            throw new NoSuchFileException(source.toString(), null, "is a folder");
        }
        FileOffer offer = new FileOffer(FileId.random(), kind, source.name(), entry.size());
        return send(friend, subject(Direction.OUTGOING, id, offer, source), new Source(source, entry.size()));
    }

    List<LiveTransfer> sendFolder(String id, FilePath folder) throws IOException {
        Folders folders = new Folders(engine, sends);
        return engine.memory().isThere() ? folders.remember(id, folder) : folders.offer(id, friend(id), folder);
    }

    Transfer send(String id, FileOffer offer, Content data) throws IOException {
        Source source = new Source(FilePath.ROOT, offer.size(), data);
        try {
            return hosted.once(id, offer.id(), () -> {
                Friend friend = friend(id);
                requireName(offer.name());
                return send(friend, subject(Direction.OUTGOING, id, offer, FilePath.ROOT), source);
            });
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Takes in an offer; {@code BUSY} while nobody can tell whether it was begun before, and whoever brings it tries again. */
    Transfer receive(Friend friend, String id, FileOffer offer) throws IOException {
        Optional<LiveTransfer> recalled = recalled(friend, id, offer);
        if (recalled.isPresent()) {
            engine.announce(recalled.get());
            recall.accept(recalled.get());
            return recalled.get();
        }
        return fresh(friend, id, offer);
    }

    private Optional<LiveTransfer> recalled(Friend friend, String id, FileOffer offer) throws TransferException {
        synchronized (lastBytes) { // which opens partials, too
            Optional<TransferInfo> ended = lastBytes.known(id, offer);
            interruptOlder(id, offer.id());
            Optional<TransferInfo> saved = ended.isPresent() ? ended : recall.known(id, offer);
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
        engine.register().live(id).stream()
                .filter(each -> each.parties().isOffer(id, file))
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
        boolean kept = offer.kind() == FileKind.DATA; // an avatar comes again whenever its friend does (Tox, avatars)
        Target target = new Target(path, Offered.of(offer, id).text(), kept);
        return engine.make(subject(Direction.INCOMING, id, offer, path), TransferState.OFFERED, 0, target, friend);
    }

    private Transfer send(Friend friend, Subject subject, Bytes source) throws IOException {
        LiveTransfer transfer = engine.make(subject, TransferState.OFFERED, 0, source, friend);
        transfer.conduct().belong();
        sends.first(transfer, friend);
        return transfer;
    }

    private Subject subject(Direction direction, String id, FileOffer offer, FilePath path) {
        return Subject.offered(engine.register().nextNumber(), direction, id, offer, path);
    }

    /** Refuses what no offer has room for (Tox, file send request). */
    static void requireName(String name) throws TransferException {
        int length = name.getBytes(UTF_8).length;
        if (length > LONGEST_NAME) {
            throw new TransferException(
                    Reason.NAME_TOO_LONG,
                    "a name offered has at most " + LONGEST_NAME + " bytes of UTF-8, this one has " + length);
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
            throw new TransferException(Reason.NOT_CONNECTED, "no friend " + id + " is online");
        }
        if (sends.isFull(id)) {
            throw new TransferException(Reason.TOO_MANY, Sends.MOST + " files are on offer to " + id + " already");
        }
        return friend;
    }
}
