package org.tidewire.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.provider.TransferProtocol;

/** What waits for one Tox friend, who is away, then comes, and refuses one after the other, so that the next is offered. */
final class SendCurve implements Friend, Closeable {
    private static final String FRIEND = "AB".repeat(32);
    private static final FilePath FILE = FilePath.of("/file.bin");
    private static final int TIMES = 50;

    private final BlockingQueue<Transfer> offered = new LinkedBlockingQueue<>();
    private final Object storage;
    private final ResumePolicy policy;
    private final TransferProtocol engine;
    private int sent;

    private SendCurve(Path root, Path records) throws IOException {
        Files.write(root.resolve(FILE.name()), new byte[1000]);
        storage = Wiring.make(
                "org.tidewire.storage.file.FileStorage",
                Map.of("root", root.toString(), "storage.name", "bench"),
                Wiring.log());
        Object tree = Wiring.tree(storage);
        policy = JournalCurve.policy(records, 0);
        Wiring.call(policy, "addTree", tree);
        engine = (TransferProtocol) Wiring.engine(tree);
        engine.addPolicy(policy);
    }

    static void run(int most, Path folder, PrintStream out) throws Exception {
        Curve send = new Curve("sends to a friend who is away: add one", "us", out);
        Curve end = new Curve("sends to a friend: one ends, the next is offered", "us", out);
        for (int count = 100; count <= most; count *= 10) {
            try (Workplace place = new Workplace(folder);
                    Workplace records = new Workplace(folder);
                    SendCurve sends = new SendCurve(place.path(), records.path())) {
                while (sends.sent < count) {
                    sends.send();
                }
                send.at(count, Curve.process(TIMES, sends::send));
                sends.engine.addFriend(sends, Map.of(Friend.ID, FRIEND));
                sends.end(); // when the first is here, the others are lined up
                end.at(count, Curve.process(Math.min(TIMES, count / 4), sends::end));
            }
        }
    }

    private void send() throws IOException {
        sent++;
        engine.send(FRIEND, FILE, FileKind.DATA);
    }

    private void end() throws Exception {
        offered.take().control(FileControl.CANCEL, Side.THEIRS);
    }

    @Override
    public void offer(Transfer transfer) {
        offered.add(transfer);
    }

    @Override
    public void control(Transfer transfer, FileControl control) {
        // Nothing of what waits is paused.
    }

    @Override
    public void seek(Transfer transfer, long position) {
        // Only who receives seeks.
    }

    @Override
    public void close() {
        engine.close();
        Wiring.call(policy, "stop");
        Wiring.call(storage, "stop");
    }
}
