package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** An engine with a policy and a friend, that can be killed and started again. */
final class RestartFixture implements AutoCloseable {
    static final FilePath A = FilePath.of("/Received/a.txt");
    static final byte[] BYTES = Fixture.random(300_000, 7);

    final List<String> said = new CopyOnWriteArrayList<>();
    final HeapStorage storage = new HeapStorage();
    final NotingFriend friend = new NotingFriend(said);
    FakePolicy policy = new FakePolicy(said);
    private final Time time;
    private final Object[] config;
    Fixture fixture;

    /** With settings of the engine, as for {@link Fixture}. */
    RestartFixture(Object... config) {
        this(Time.SYSTEM, config);
    }

    RestartFixture(Time time, Object... config) {
        this.time = time;
        this.config = config;
        fixture = new Fixture(storage, time, config);
        bind();
        comes();
    }

    /** Gives the engine its policy; what follows from that is over when this returns. */
    private void bind() {
        engine().addPolicy(policy);
        try {
            quiet();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    TransferProtocol engine() {
        return fixture.engine;
    }

    void comes() {
        engine().addFriend(friend, Map.of(Friend.ID, "f1"));
    }

    void goes() {
        engine().removeFriend(friend, Map.of(Friend.ID, "f1"));
    }

    /** Another process on the same disk; it knows of no friend yet. */
    void restart() {
        policy = policy.killed();
        fixture.close();
        said.clear();
        friend.offered.clear();
        fixture = new Fixture(storage, time, config);
        bind();
    }

    /** Puts so many files into storage and sends them. */
    List<FileId> sendMany(int count) throws IOException {
        List<FileId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FilePath path = FilePath.of("/" + i + ".bin");
            storage.files.put(path, Fixture.random(i + 10, i));
            ids.add(engine().send("f1", path, FileKind.DATA).info().id());
        }
        return ids;
    }

    /** The ids of what lives, in the order of the list. */
    List<FileId> waiting() {
        return engine().list().stream()
                .map(Transfer::info)
                .filter(info -> info.state() == TransferState.OFFERED)
                .map(TransferInfo::id)
                .toList();
    }

    /** Finds what lives under an id. */
    Transfer live(FileId id) {
        return engine().list().stream()
                .filter(each ->
                        each.info().id().equals(id) && !each.info().state().isFinal())
                .findFirst()
                .orElseThrow();
    }

    /** Offers, accepts, and receives so many bytes. */
    Transfer received(FileOffer offer, int length) throws Exception {
        Transfer transfer = engine().receive(friend, "f1", offer);
        transfer.control(FileControl.RESUME, Side.OURS);
        saidAtLast("RESUME");
        if (length > 0) {
            Fixture.pour(transfer, BYTES, length);
        }
        return transfer;
    }

    static FileOffer offer() {
        return offer(BYTES.length);
    }

    static FileOffer offer(long size) {
        return new FileOffer(FileId.random(), FileKind.DATA, "a.txt", size);
    }

    void saidAtLast(String word) throws InterruptedException {
        Fixture.await(word + " in " + said, () -> said.contains(word));
    }

    void stateAtLast(Transfer transfer, TransferState state) throws InterruptedException {
        Fixture.await(
                "it is " + state + ": " + transfer.info(), () -> transfer.info().state() == state);
    }

    /** Everything that was to be done later is done. */
    void quiet() throws InterruptedException {
        fixture.quiet();
    }

    @Override
    public void close() {
        fixture.close();
    }

    /** Sends the file that is always there. */
    Transfer send() throws IOException {
        return engine().send("f1", Fixture.FILE, FileKind.DATA);
    }
}
