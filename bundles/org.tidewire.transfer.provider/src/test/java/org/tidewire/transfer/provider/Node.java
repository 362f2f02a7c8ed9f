package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** One program with its disk: an engine, a policy and a person that accepts each new file once. */
final class Node {
    private static final int CHUNK = 1_371;

    final String name;
    final String peer;
    final HeapStorage storage = new HeapStorage();
    private final Map<FileId, Transfer> transfers = new ConcurrentHashMap<>();
    final List<FileId> asked = new ArrayList<>();
    FakePolicy policy = new FakePolicy(new ArrayList<>());
    Fixture fixture;
    Pipe line;
    long resent;
    int resumed;

    Node(String name, String peer) {
        this.name = name;
        this.peer = peer;
        start();
    }

    private void start() {
        fixture = new Fixture(storage, Time.SYSTEM, "friend.sends", 3, "friend.receives", 3);
        fixture.engine.addPolicy(policy);
    }

    /** Ends as by SIGKILL: nothing is forgotten or said any more; then begins again. */
    void kill() {
        policy = policy.killed();
        line.cut();
        fixture.close();
        asked.removeIf(id -> policy.recall(peer, id).isEmpty()); // the answer is lost, too
        start();
    }

    void connect(Pipe to) {
        line = to;
        transfers.clear();
        fixture.engine.addFriend(to, to.named(peer));
    }

    void disconnect() {
        line.cut();
        fixture.engine.removeFriend(line, line.named(peer));
    }

    void offered(TransferInfo info) throws IOException {
        FileOffer offer = new FileOffer(info.id(), info.kind(), info.name(), info.size());
        Transfer transfer = fixture.engine.receive(line, peer, offer);
        transfers.put(info.id(), transfer);
        if (transfer.info().state() == TransferState.OFFERED) {
            answer(transfer, info);
        }
    }

    /** The person takes what is not there yet: the friend may not have heard that it came. */
    private void answer(Transfer transfer, TransferInfo info) throws IOException {
        if (storage.files.containsKey(FilePath.of("/Received/" + info.name()))) {
            transfer.control(FileControl.CANCEL, Side.OURS);
        } else {
            asked.add(info.id());
            transfer.control(FileControl.RESUME, Side.OURS);
        }
    }

    void controlled(FileId id, FileControl control) throws IOException {
        Transfer transfer = find(id);
        if (transfer != null && !transfer.info().state().isFinal()) {
            transfer.control(control, Side.THEIRS);
        }
    }

    void sought(FileId id, long position) throws IOException {
        find(id).seek(position);
        resumed++;
    }

    void arrived(FileId id, byte[] bytes, long position) throws IOException {
        Transfer transfer = transfers.get(id);
        long held = transfer.info().position();
        resent += position < held ? bytes.length : 0;
        transfer.write(ByteBuffer.wrap(bytes), position);
        if (transfer.info().state() == TransferState.COMPLETED) {
            line.say(there -> there.acknowledged(id));
        }
    }

    /** The last byte is acknowledged: only now the sender may forget. */
    void acknowledged(FileId id) throws IOException {
        Transfer transfer = find(id);
        if (transfer != null) {
            transfer.read(ByteBuffer.allocate(1), transfer.info().size());
        }
    }

    /** Sends a chunk of every file that runs; false if there is none. */
    boolean send() throws IOException {
        boolean sent = false;
        for (Transfer each : fixture.engine.list()) {
            TransferInfo info = each.info();
            boolean runs = info.state() == TransferState.RUNNING && info.position() < info.size();
            if (runs && isOutgoing(info)) {
                send(each, info);
                sent = true;
            }
        }
        return sent;
    }

    private void send(Transfer transfer, TransferInfo info) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try {
            transfer.read(chunk, info.position());
        } catch (TransferException e) {
            return; // ended meanwhile, by the engine's own thread
        }
        byte[] bytes = new byte[chunk.flip().remaining()];
        chunk.get(bytes);
        line.say(there -> there.arrived(info.id(), bytes, info.position()));
    }

    private Transfer find(FileId id) {
        return fixture.engine.list().stream()
                .filter(each -> each.info().id().equals(id) && isLive(each.info()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isLive(TransferInfo info) {
        return !info.state().isFinal();
    }

    private static boolean isOutgoing(TransferInfo info) {
        return info.direction() == org.tidewire.transfer.Direction.OUTGOING;
    }
}
