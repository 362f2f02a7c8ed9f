package org.tidewire.tox.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

import org.tidewire.tox.file.IncomingEnd;
import org.tidewire.tox.file.IncomingFile;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** A file that comes from a friend and goes to storage. */
final class Receiving extends Carry implements IncomingEnd {
    /** Bytes that may wait for storage before the friend is asked to pause, and with which it is asked to go on. */
    static final long HIGH = 4L << 20;

    static final long LOW = 1L << 20;

    /** Bytes of all files of one friend that may wait: what was on the way when it was asked to pause has room. */
    static final long MOST = 64L << 20;

    private final IncomingFile file;
    private final AtomicLong friends;
    private final Inflow inflow = new Inflow();
    private volatile boolean choked;

    /** For a file just offered; with the count of bytes of that friend that wait. */
    Receiving(IncomingFile file, AtomicLong friends, Workshop workshop) {
        super(workshop);
        this.file = file;
        this.friends = friends;
    }

    IncomingFile file() {
        return file;
    }

    /** Whether it waits for its transfer, and the id is its own. */
    boolean is(FileId id) {
        return transfer() == null && file.id().equals(id);
    }

    @Override
    void close() {
        friends.addAndGet(-inflow.close());
    }

    @Override
    void offered(Transfer about) {
        // Whether to take it is for others to say.
    }

    @Override
    public void data(ByteBuffer data) {
        int length = data.remaining();
        if (!inflow.put(data)) {
            return;
        }
        if (friends.addAndGet(length) > MOST) {
            file.kill();
            close();
            workshop.settle(() -> transfer().disconnected("the friend sends more than storage keeps up with"));
            settle();
        } else if (!choked && inflow.waiting() > HIGH) {
            choke(true);
            if (inflow.waiting() < LOW) {
                choke(false); // it was stored in that very moment, and then nobody else would say so
            }
        }
    }

    private void choke(boolean now) {
        choked = now;
        file.choke(now);
    }

    @Override
    public void ended(boolean whole) {
        inflow.end(); // the engine knows itself what it lacks
        paused(false); // who has sent all has nothing left to hold back
    }

    @Override
    void over(TransferState state) {
        if (state == TransferState.COMPLETED && file.size() == 0) {
            file.accept(); // the engine has made the file already; so the friend hears that it was taken
        } else {
            file.kill();
        }
    }

    @Override
    void move(Transfer about) throws IOException, InterruptedException {
        long position = about.info().position();
        for (ByteBuffer portion = inflow.take(); portion != null; portion = inflow.take()) {
            int length = portion.remaining();
            try {
                about.write(portion, position);
            } finally {
                friends.addAndGet(-length);
            }
            position += length;
            if (inflow.used(portion, length) < LOW && choked) {
                choked = false;
                workshop.node().execute(() -> file.choke(choked));
            }
        }
        if (!inflow.isClosed()) {
            about.finish();
        }
    }
}
