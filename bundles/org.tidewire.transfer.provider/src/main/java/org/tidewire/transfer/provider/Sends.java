package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Which files we send, and offers them again whenever their friend comes online (Tox, File Resuming). */
final class Sends {
    /** How many files may be on offer to one friend: Tox has that many file numbers. */
    static final int MOST = 256;

    private final Engine engine;
    private final Map<String, Friend> friends;
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    Sends(Engine engine, Map<String, Friend> friends) {
        this.engine = engine;
        this.friends = friends;
    }

    /** Offers to everybody who is online, soon. */
    void due() {
        friends.keySet().forEach(this::due);
    }

    /** Offers what is unfinished, soon, and once for all that ask for it. */
    void due(String id) {
        if (engine.memory().isThere() && friends.containsKey(id) && due.add(id)) {
            engine.memory().later(() -> {
                due.remove(id);
                offerAll(id, friends.get(id));
            });
        }
    }

    /** One that is over makes room for one that waits. */
    void ended(LiveTransfer transfer) {
        String id = transfer.peer().name();
        if (waiting.contains(id) && isSend(transfer)) {
            due(id);
        }
    }

    /**
     * Offers a file, after it is remembered: durable before the friend can know. Without a friend it waits for one.
     *
     * @throws IOException if it cannot be remembered or offered; it is forgotten then
     */
    void first(LiveTransfer transfer, Friend friend) throws IOException {
        engine.announce(transfer);
        try {
            engine.memory().remember(transfer.info());
        } catch (IOException e) {
            transfer.fail("it could not be remembered: " + Course.text(e));
            engine.memory().forget(transfer.info());
            throw new IOException("nothing is offered, for it could not be remembered: " + Course.text(e), e);
        }
        if (transfer.info().state().isFinal()) {
            engine.memory().over(transfer.info()); // again, for it was over before it was remembered
            throw new TransferException(Reason.DENIED, "the transfer was ended before it was offered");
        }
        if (friend == Wire.ABSENT) {
            waiting.add(transfer.peer().name());
            due(transfer.peer().name()); // should it have come, or a file have ended, meanwhile
            return;
        }
        try {
            offer(transfer, friend);
        } catch (IOException e) {
            engine.memory().forget(transfer.info());
            throw e;
        }
    }

    /** Tells whether a friend has as many offers as it can take. */
    boolean isFull(String id) {
        return live(id).values().stream().filter(Sends::isOnOffer).count() >= MOST;
    }

    private void offerAll(String id, Friend friend) {
        waiting.remove(id);
        if (friend == null) {
            return;
        }
        try {
            Map<FileId, LiveTransfer> live = live(id);
            long open = live.values().stream().filter(Sends::isOnOffer).count();
            for (TransferInfo saved : engine.memory().unfinished(id)) {
                LiveTransfer there = live.get(saved.id());
                if (there != null && isOnOffer(there)) {
                    continue;
                }
                if (open >= MOST) {
                    await(id);
                    return;
                }
                open += again(saved, there, friend) ? 1 : 0;
            }
        } catch (IOException e) {
            engine.log().info("Not all files were offered to {} again: {}", id, Course.text(e));
        }
    }

    /** The rest waits until a file is over; which may have been just now. */
    private void await(String id) {
        waiting.add(id);
        if (!isFull(id)) {
            due(id);
        }
    }

    /** Offers a file once more, under the same id; false if it is not the file it was. */
    private boolean again(TransferInfo saved, LiveTransfer there, Friend friend) throws IOException {
        String fault = fault(saved);
        if (!fault.isEmpty()) {
            engine.log().info("{} is not offered again, for it {}.", saved.path(), fault);
            engine.memory().forget(saved);
            if (there != null) {
                there.fail("it " + fault);
            }
            return false;
        }
        LiveTransfer transfer = there == null ? restored(saved, friend) : there;
        transfer.meet(friend);
        if (there == null) {
            engine.announce(transfer);
        }
        if (!transfer.info().state().isFinal()) {
            offer(transfer, friend);
        }
        return true;
    }

    private LiveTransfer restored(TransferInfo saved, Friend friend) {
        FileOffer offer = new FileOffer(saved.id(), saved.kind(), saved.name(), saved.size());
        Subject subject = Subject.offered(
                engine.register().nextNumber(), Direction.OUTGOING, saved.peer().name(), offer, saved.path());
        Source source = new Source(saved.path(), saved.size());
        return engine.make(subject, TransferState.OFFERED, 0, source, friend);
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

    private void offer(LiveTransfer transfer, Friend friend) throws IOException {
        try {
            friend.offer(transfer);
        } catch (IOException e) {
            transfer.disconnected("the friend could not be told");
            throw e;
        }
        if (friends.get(transfer.peer().name()) != friend) {
            transfer.disconnected("the friend went offline"); // while it was told
        }
    }

    private Map<FileId, LiveTransfer> live(String id) {
        Map<FileId, LiveTransfer> live = new HashMap<>();
        for (LiveTransfer each : engine.register().live()) {
            if (isSend(each) && each.peer().name().equals(id)) {
                live.put(each.info().id(), each);
            }
        }
        return live;
    }

    private static boolean isSend(LiveTransfer transfer) {
        return transfer.friend() != Wire.WIRED && transfer.info().direction() == Direction.OUTGOING;
    }

    private static boolean isOnOffer(LiveTransfer transfer) {
        return transfer.friend() != Wire.ABSENT;
    }
}
