package org.tidewire.tox.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.tidewire.transfer.FileId;

/** Two friends and a link in memory. */
abstract class FriendFilesFixture {
    static final int CHUNK = 1371;

    final Pipe toBert = new Pipe();
    final Pipe toAnna = new Pipe();
    final FriendFiles anna = new FriendFiles(toBert);
    final FriendFiles bert = new FriendFiles(toAnna);
    final List<Noted> offered = new ArrayList<>();
    final Noted end = new Noted();

    @BeforeEach
    void link() {
        toBert.receiver = bert;
        toAnna.receiver = anna;
        bert.taker(file -> {
            Noted noted = new Noted();
            noted.file = file;
            offered.add(noted);
            return noted;
        });
    }

    OutgoingFile offer(long size) {
        return offer(size, end);
    }

    OutgoingFile offer(long size, Noted sender) {
        OutgoingFile file = anna.offer(0, size, FileId.random(), ByteBuffer.wrap(new byte[] {'a'}), sender);
        toBert.deliver();
        return file;
    }

    Noted last() {
        return offered.get(offered.size() - 1);
    }

    /** Lets both speak until nothing more is said. */
    void settle() {
        for (int i = 0; i < 1000; i++) {
            anna.tick();
            toBert.deliver();
            bert.tick();
            toAnna.deliver();
        }
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
