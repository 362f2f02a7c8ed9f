package org.tidewire.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** The records of the resume policy, all of one friend, which is the worst. */
final class JournalCurve {
    private static final Peer FRIEND = new Peer("AB".repeat(32), "");
    private static final int TIMES = 50;

    private final ResumePolicy policy;
    private final List<TransferInfo> kept;

    private JournalCurve(ResumePolicy policy, List<TransferInfo> kept) {
        this.policy = policy;
        this.kept = kept;
    }

    static void run(int most, Path folder, PrintStream out) throws Exception {
        Curve load = new Curve("journal: load, for each record", "us", out);
        Curve add = new Curve("journal: add one", "us", out);
        Curve counted = new Curve("journal: add one, with friend.bytes", "us", out);
        Curve find = new Curve("journal: find one", "us", out);
        Curve all = new Curve("journal: list all, for each record", "us", out);
        Curve remove = new Curve("journal: remove one", "us", out);
        try (Workplace records = new Workplace(folder)) {
            List<TransferInfo> kept = new ArrayList<>();
            for (int count = 10; count <= most; count *= 10) {
                ResumePolicy policy = policy(records.path(), 0);
                JournalCurve curve = new JournalCurve(policy, kept);
                while (kept.size() < count) {
                    curve.add();
                }
                add.at(count, Curve.thread(TIMES, curve::add));
                all.at(count, Curve.thread(1, policy::all) / count);
                find.at(
                        count,
                        Curve.thread(
                                1_000,
                                () -> policy.recall(FRIEND.name(), kept.get(0).id())));
                remove.at(count, Curve.thread(TIMES, curve::remove));
                Wiring.call(policy, "stop");
                load.at(count, Curve.process(1, () -> Wiring.call(policy(records.path(), 0), "stop")) / count);
                ResumePolicy limited = policy(records.path(), 1L << 60);
                JournalCurve other = new JournalCurve(limited, kept);
                counted.at(count, Curve.thread(TIMES, other::add));
                Wiring.call(limited, "stop");
            }
        }
    }

    /** Makes the policy; it lets a friend have a million records, and incomplete files of so many bytes, or of any. */
    static ResumePolicy policy(Path records, long bytes) {
        return (ResumePolicy) Wiring.make(
                "org.tidewire.resume.tox.ToxResumePolicy",
                Map.of("directory", records.toString(), "friend.records", 1_000_000, "friend.bytes", bytes),
                Wiring.log());
    }

    private void add() throws IOException {
        FilePath path = FilePath.of("/Received/picture " + kept.size() + ".jpg");
        TransferInfo info = new TransferInfo(
                0,
                FileId.random(),
                Direction.INCOMING,
                FRIEND,
                FileKind.DATA,
                path.name(),
                path,
                1_000_000,
                0,
                TransferState.INTERRUPTED,
                0,
                "");
        policy.remember(info);
        kept.add(info);
    }

    private void remove() throws IOException {
        policy.forget(kept.remove(kept.size() - 1));
    }
}
