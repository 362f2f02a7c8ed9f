package org.tidewire.tox.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.file.OutgoingEnd;
import org.tidewire.tox.file.OutgoingFile;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** A file that comes from storage and goes to a friend. It is complete when the friend has acknowledged all of it. */
final class Sending extends Carry implements OutgoingEnd {
    private final Outflow outflow = new Outflow();
    private volatile OutgoingFile file; // null until it is offered
    private volatile long sought;
    private volatile boolean accepted;
    private long told;

    Sending(Workshop workshop) {
        super(workshop);
    }

    /** Offers it; false if no number is free or the friend is gone. On the node's thread. */
    boolean begin(FriendFiles files, TransferInfo info) {
        long kind = info.kind() == FileKind.AVATAR ? FileRequestPacket.AVATAR : FileRequestPacket.DATA;
        file = files.offer(kind, info.size(), info.id(), Names.bytes(info.name()), this);
        return file != null;
    }

    /** The node's file; null before it is offered. */
    OutgoingFile file() {
        return file;
    }

    @Override
    void close() {
        outflow.close();
    }

    @Override
    public void sought(long position) {
        sought = position;
        settle();
    }

    @Override
    public void accepted() {
        accepted = true;
        settle();
    }

    @Override
    public void emptied(ByteBuffer data) {
        outflow.give(data);
    }

    @Override
    public void delivered() {
        outflow.deliver();
        paused(false); // who has all has nothing left to hold back
    }

    @Override
    void offered(Transfer about) throws TransferException {
        boolean begins = accepted; // read first: nothing is sought afterwards
        long position = sought;
        if (position != told) {
            about.seek(position);
            told = position;
        }
        if (begins) {
            about.control(FileControl.RESUME, Side.THEIRS);
        }
    }

    @Override
    void over(TransferState state) {
        if (file != null && state == TransferState.INTERRUPTED) {
            file.interrupt();
        } else if (file != null) {
            file.kill();
        }
    }

    @Override
    void move(Transfer about) throws IOException, InterruptedException {
        long size = about.info().size();
        boolean stream = size == FileOffer.STREAMING;
        long position = about.info().position();
        boolean more = true; // an empty file, too, has one piece
        while (more) {
            ByteBuffer buffer = outflow.take();
            if (buffer == null) {
                return;
            }
            buffer.limit(stream ? buffer.capacity() : (int) Math.min(buffer.capacity(), size - position));
            boolean ended = !fill(buffer, about, position);
            position += buffer.flip().remaining();
            if (ended && !stream) {
                throw new EOFException("the file has " + position + " of the " + size + " bytes that were offered");
            }
            workshop.node().execute(() -> file.add(buffer));
            more = stream ? !ended : position < size;
        }
        if (outflow.awaitDelivery()) {
            delivered(about, size);
        }
    }

    private static void delivered(Transfer about, long size) throws IOException {
        if (size == FileOffer.STREAMING) {
            about.finish();
        } else if (about.read(ByteBuffer.allocate(1), size) >= 0) {
            throw new IOException("the file has more than the " + size + " bytes that were offered");
        }
    }

    /**
     * Fills a buffer, or as many whole pieces as a slow pace gives at once. False at the end of the bytes, which leaves what no
     * full buffer has: a short piece or none, and so the end of a stream.
     */
    private static boolean fill(ByteBuffer buffer, Transfer about, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (about.read(buffer, position + buffer.position()) < 0) {
                return false;
            }
            int pieces = (buffer.position() + FileDataPacket.CHUNK - 1) / FileDataPacket.CHUNK;
            buffer.limit(Math.min(buffer.limit(), pieces * FileDataPacket.CHUNK));
        }
        return true;
    }
}
