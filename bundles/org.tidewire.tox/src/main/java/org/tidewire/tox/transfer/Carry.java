package org.tidewire.tox.transfer;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.tidewire.tox.file.FileEnd;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferState;

/**
 * A file of the node and the transfer of the engine that are the same. What the friend does is noted on the node's thread, and
 * told to the engine on another one; only where it stands counts, so a friend that changes its mind a thousand times a second
 * costs no more than one that does so once.
 */
abstract class Carry implements FileEnd, Runnable {
    final Workshop workshop;
    private final AtomicBoolean settling = new AtomicBoolean();
    private final AtomicBoolean pumping = new AtomicBoolean();
    private volatile Transfer transfer;
    private volatile boolean paused;
    private volatile boolean killed;
    private volatile boolean gone;
    private boolean told;

    Carry(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Lets the bytes wait no more: they are of no use. */
    abstract void close();

    /** Tells the engine what is news while nobody has got a slot for it. */
    abstract void offered(Transfer about) throws TransferException;

    /** Does on the node's thread what follows from the transfer's end. */
    abstract void over(TransferState state);

    /** The engine's transfer; null as long as it is not known. */
    Transfer transfer() {
        return transfer;
    }

    void transfer(Transfer known) {
        transfer = known;
    }

    @Override
    public void paused(boolean now) {
        paused = now;
        settle();
    }

    @Override
    public void killed() {
        killed = true;
        close();
        settle();
    }

    @Override
    public void gone() {
        gone = true;
        close();
        settle();
    }

    boolean isLost() {
        return killed || gone;
    }

    /** Brings the engine's transfer to where the file is, soon. */
    void settle() {
        if (settling.compareAndSet(false, true)) {
            workshop.settle(this::settleNow);
        }
    }

    private void settleNow() {
        settling.set(false);
        Transfer about = transfer;
        if (about == null) {
            return;
        }
        try {
            follow(about);
        } catch (TransferException e) {
            // It has moved on meanwhile, and then we are told so.
            workshop.log().debug("{}: {}", about.info().name(), e.getMessage(), e);
        }
        TransferState state = about.info().state();
        if (state.isFinal()) {
            close();
            workshop.over(this);
            workshop.node().execute(() -> over(state));
        }
    }

    private void follow(Transfer about) throws TransferException {
        TransferState state = about.info().state();
        if (state.isFinal()) {
            return;
        }
        if (gone) {
            about.disconnected("the friend went offline");
        } else if (killed) {
            about.control(FileControl.CANCEL, Side.THEIRS);
        } else if (state == TransferState.OFFERED) {
            offered(about);
        } else if (state == TransferState.RUNNING || state == TransferState.PAUSED) {
            pump();
            pause(about);
        }
    }

    private void pause(Transfer about) throws TransferException {
        boolean now = paused;
        if (now != told) {
            told = now;
            about.control(now ? FileControl.PAUSE : FileControl.RESUME, Side.THEIRS);
        }
    }

    private void pump() {
        if (pumping.compareAndSet(false, true)) {
            workshop.pump(this);
        }
    }

    /** Moves the bytes, on a thread of its own; returns when there are no more to move. */
    abstract void move(Transfer about) throws IOException, InterruptedException;

    @Override
    public final void run() {
        try {
            move(transfer);
        } catch (TransferException e) {
            workshop.log().debug("{}: {}", transfer.info().name(), e.getMessage(), e); // it ended meanwhile
        } catch (IOException e) {
            workshop.log().warn("{}: {}", transfer.info().name(), e.getMessage(), e); // the engine knows: FAILED
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            settle();
        }
    }
}
