package org.example.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.log.Logger;
import org.tidewire.resume.tox.ToxResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.file.FileStorage;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.provider.PlainEngine;
import org.tidewire.transfer.provider.PlainLog;

/** A program that knows no OSGi: jars on a class path, and constructors. Its lines between the two signs stand in the readme. */
class WithoutOsgiIT {
    private static final long SEED = 909;

    @TempDir
    Path home;

    @Test
    void aFileComesInFromOneFriendAndGoesOutToAnother() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(SEED).nextBytes(bytes);
        Path original = Files.write(home.resolve("original.bin"), bytes);
        FileOffer plan = new FileOffer(FileId.random(), FileKind.DATA, "plan.bin", bytes.length);
        News news = new News();
        try (Author author = new Author(bytes);
                Neighbour neighbour = new Neighbour(home.resolve("inbox"))) {
            // begin
            Logger log = PlainLog.to(System.getLogger("product"));
            FileStorage files = FileStorage.of(home.resolve("files"), log);
            ToxResumePolicy policy = ToxResumePolicy.of(home.resolve("records"), 30, 1_000, 0, log);
            PlainEngine plain = new PlainEngine(files, Map.of("total.uploads", 20));
            policy.addTree(plain.tree());
            plain.engine().addPolicy(policy);
            plain.engine().addListener(news);
            plain.engine().addFriend(neighbour, Map.of(Friend.ID, "neighbour"));
            plain.engine().receive(author, "author", plan).control(FileControl.RESUME, Side.OURS);
            FilePath arrived = news.completed().path();
            plain.engine().send("neighbour", arrived, FileKind.DATA);
            // end
            news.completed();
            plain.close();
            policy.stop();
            files.stop();
        }
        assertEquals(-1, Files.mismatch(original, home.resolve("files/Received/plan.bin")), "in; seed " + SEED);
        assertEquals(-1, Files.mismatch(original, home.resolve("inbox/plan.bin")), "out; seed " + SEED);
    }

    /** What is completed. */
    private static final class News implements TransferListener {
        private final BlockingQueue<TransferInfo> completed = new LinkedBlockingQueue<>();

        @Override
        public void changed(TransferInfo before, TransferInfo after) {
            if (after.state() == TransferState.COMPLETED && before.state() != after.state()) {
                completed.add(after);
            }
        }

        TransferInfo completed() throws InterruptedException {
            TransferInfo next = completed.poll(120, TimeUnit.SECONDS);
            assertNotNull(next, "not completed");
            return next;
        }
    }
}
