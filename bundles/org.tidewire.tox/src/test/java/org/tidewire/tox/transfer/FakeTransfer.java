package org.tidewire.tox.transfer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** A transfer without rules that notes what it is told; its storage can be made to hang. */
final class FakeTransfer implements Transfer {
    final List<String> told = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream stored = new ByteArrayOutputStream();
    private final FileOffer offer;
    private final Direction direction;
    private TransferState state = TransferState.OFFERED;
    private long position;
    private boolean hangs;
    private long content;

    FakeTransfer(FileOffer offer, Direction direction) {
        this.offer = offer;
        this.direction = direction;
        this.content = offer.size();
    }

    /** Whoever supplies the bytes has so many, whatever was offered. */
    void content(long bytes) {
        content = bytes;
    }

    synchronized void become(TransferState now) {
        state = now;
        notifyAll();
    }

    synchronized void hang(boolean now) {
        hangs = now;
        notifyAll();
    }

    private void tell(String what) {
        told.add(what);
        synchronized (this) {
            notifyAll();
        }
    }

    /** Waits until it was told something. */
    synchronized void await(String what) throws InterruptedException {
        while (!told.contains(what)) {
            wait();
        }
    }

    synchronized void awaitPosition(long wanted) throws InterruptedException {
        while (position < wanted) {
            wait();
        }
    }

    @Override
    public synchronized TransferInfo info() {
        return new TransferInfo(
                1,
                offer.id(),
                direction,
                new Peer("friend", ""),
                offer.kind(),
                offer.name(),
                FilePath.ROOT,
                offer.size(),
                position,
                state,
                0,
                "");
    }

    @Override
    public Optional<String> key() {
        return Optional.empty();
    }

    @Override
    public void control(FileControl control, Side by) {
        if (control == FileControl.CANCEL) {
            become(TransferState.CANCELLED);
        } else {
            become(control == FileControl.PAUSE ? TransferState.PAUSED : TransferState.RUNNING);
        }
        tell(control + " " + by);
    }

    @Override
    public void seek(long to) {
        synchronized (this) {
            position = to;
        }
        tell("seek " + to);
    }

    @Override
    public int read(ByteBuffer chunk, long from) throws IOException {
        if (from == offer.size()) {
            become(TransferState.COMPLETED);
            tell("all read");
            return -1;
        }
        int length = (int) Math.min(chunk.remaining(), content - from);
        for (long at = from; at < from + length; at++) {
            chunk.put((byte) at);
        }
        return length == 0 ? atEnd() : length;
    }

    /** A stream goes on until it is finished; a file that is shorter than was offered has failed. */
    private int atEnd() throws IOException {
        if (offer.size() == FileOffer.STREAMING) {
            return -1;
        }
        become(TransferState.FAILED);
        throw new EOFException("became shorter");
    }

    @Override
    public synchronized void write(ByteBuffer chunk, long to) throws IOException {
        try {
            while ((hangs || state == TransferState.PAUSED) && !state.isFinal()) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (to != position) {
            throw new IOException("out of turn: " + to + ", not " + position);
        }
        position += chunk.remaining();
        while (chunk.hasRemaining()) {
            stored.write(chunk.get());
        }
        if (position == offer.size()) {
            state = TransferState.COMPLETED;
        }
        notifyAll();
    }

    @Override
    public void disconnected(String reason) {
        become(TransferState.INTERRUPTED);
        tell(reason);
    }

    @Override
    public Instant since() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long rate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String storage() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void target(FilePath path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void first() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void finish() {
        boolean whole = offer.size() == FileOffer.STREAMING || position == offer.size();
        become(whole ? TransferState.COMPLETED : TransferState.INTERRUPTED);
        tell("finished");
    }
}
