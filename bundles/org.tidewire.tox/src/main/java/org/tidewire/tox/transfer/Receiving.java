package org.tidewire.tox.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.tidewire.tox.file.IncomingEnd;
import org.tidewire.tox.file.IncomingFile;
import org.tidewire.tox.link.Hold;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** A file that comes from a friend and goes to storage. */
final class Receiving extends Carry implements IncomingEnd {
    private final IncomingFile file;
    private final Backlog backlog;
    private final Consumer<IncomingFile> again;
    private final Inflow inflow = new Inflow();
    private volatile boolean choked;
    private Hold last = () -> {}; // like over, the node's thread's
    private boolean over;

    /** For a file that waits for an answer; with the bytes of all files of that friend that wait, and who brings it again. */
    Receiving(IncomingFile file, Backlog backlog, Consumer<IncomingFile> again, Workshop workshop) {
        super(workshop);
        this.file = file;
        this.backlog = backlog;
        this.again = again;
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
        backlog.add(-inflow.close());
    }

    @Override
    void offered(Transfer about) {
        // Whether to take it is for others to say.
    }

    @Override
    public void data(ByteBuffer data) {
        int length = data.remaining();
        long waiting = inflow.put(data);
        if (waiting == 0) {
            return;
        }
        if (!backlog.add(length)) {
            file.kill();
            close();
            workshop.settle(() -> transfer().disconnected("the friend sends more than storage keeps up with"));
            settle();
        } else if (!choked && backlog.isHigh(waiting)) {
            choke(true);
            if (backlog.isLow(inflow.waiting())) {
                choke(false); // it was stored in that very moment, and then nobody else would say so
            }
        }
    }

    private void choke(boolean now) {
        choked = now;
        file.choke(now);
    }

    @Override
    public void ended(boolean whole, Hold hold) {
        last = hold;
        release();
        inflow.end(); // the engine knows itself what it lacks
        paused(false); // who has sent all has nothing left to hold back
    }

    /** The friend may hear that all has come once storage has it for good, or nobody waits for that any more. */
    private void release() {
        if (over) {
            last.release();
        }
    }

    @Override
    void over(TransferState state) {
        if (over) {
            return; // told more than once, and by now the file may be another one's
        }
        over = true;
        release();
        if (state == TransferState.COMPLETED && file.size() == 0) {
            file.accept(); // the engine has made the file already; so the friend hears that it was taken
        } else if (state == TransferState.INTERRUPTED && file.isUnanswered()) {
            again.accept(file); // the friend has heard nothing, so its offer is good still
        } else if (state == TransferState.INTERRUPTED) {
            file.interrupt();
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
                backlog.add(-length);
            }
            position += length;
            long left = inflow.used(portion, length);
            if (choked && backlog.isLow(left)) {
                choked = false;
                workshop.node().execute(() -> file.choke(choked));
            }
        }
        if (!inflow.isClosed()) {
            about.finish();
        }
    }
}
