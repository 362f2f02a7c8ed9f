package org.tidewire.bench.tox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.tidewire.bench.Wiring;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.provider.TransferProtocol;

/** Engine, resume policy and file storage of one run of the program, with a friend that is online. */
final class Resuming implements Closeable {
    /** The friend's id. */
    static final String FRIEND = "ab".repeat(32);

    private final Storage storage;
    private final Counted counted = new Counted();
    private final ResumePolicy policy;
    private final TransferProtocol engine;

    Resuming(Path folder, Path records) {
        storage = Intake.storage(folder);
        policy = (ResumePolicy) Wiring.make(
                "org.tidewire.resume.tox.ToxResumePolicy", Map.of("directory", records.toString()), Wiring.log());
        Object tree = Wiring.tree(counted.over(storage));
        engine = (TransferProtocol) Wiring.engine(tree);
        Wiring.call(policy, "addTree", tree);
        engine.addPolicy(policy);
    }

    TransferProtocol engine() {
        return engine;
    }

    /** Bytes that were read of files. */
    long read() {
        return counted.bytes();
    }

    void meet(Friend friend) {
        engine.addFriend(friend, Map.of(Friend.ID, FRIEND));
    }

    @Override
    public void close() throws IOException {
        engine.close();
        Wiring.call(policy, "stop");
        Wiring.call(storage, "stop");
    }
}
