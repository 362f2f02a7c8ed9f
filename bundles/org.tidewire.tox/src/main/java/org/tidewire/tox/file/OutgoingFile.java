package org.tidewire.tox.file;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;

/** A file that we send. Its size is known. */
public final class OutgoingFile extends LiveFile {
    private static final int NONE = -1;

    private final OutgoingEnd end;
    private final Deque<ByteBuffer> ready = new ArrayDeque<>();
    private long added;
    private long position;
    private long last = NONE;

    OutgoingFile(FileRequestPacket offer, OutgoingEnd end, FriendFiles files) {
        super(offer, FileRole.SENDING, files);
        this.end = end;
    }

    @Override
    OutgoingEnd end() {
        return end;
    }

    /**
     * Pauses it, or goes on.
     *
     * @param paused whether to pause
     */
    public void hold(boolean paused) {
        pause(paused);
    }

    /**
     * Gives bytes to send, those that follow the ones given before; to an empty file once none. They are kept until {@link
     * OutgoingEnd#emptied}.
     *
     * @param data a multiple of 1371 bytes, or up to the end of the file; not copied
     * @throws IllegalArgumentException if they are neither, or too many
     */
    public void add(ByteBuffer data) {
        long left = size() - added - data.remaining();
        if (left < 0 || (left > 0 && (data.remaining() % FileDataPacket.CHUNK != 0 || !data.hasRemaining()))) {
            throw new IllegalArgumentException("a multiple of " + FileDataPacket.CHUNK
                    + " bytes is allowed, or up to the end of the file, not " + data.remaining());
        }
        if (!isOver()) {
            added += data.remaining();
            ready.add(data);
        }
    }

    @Override
    void received(FileControlPacket packet) {
        if (packet.kind() == FileControlKind.ACCEPT && course.accept()) {
            end.accepted();
        } else if (packet.kind() == FileControlKind.SEEK) {
            seek(packet.position());
        } else {
            super.received(packet);
        }
    }

    private void seek(long to) {
        if (course.isOffered() && Long.compareUnsigned(to, size()) < 0) {
            position = to;
            added = to;
            end.sought(to);
        }
    }

    /** Whether there is a piece to send now. */
    boolean isReady() {
        return course.moves() && !ready.isEmpty() && last == NONE;
    }

    /** Sends the next piece; false if the link takes none. */
    boolean send(FileWire wire) {
        ByteBuffer data = ready.peek();
        int length = Math.min(FileDataPacket.CHUNK, data.remaining());
        long receipt = wire.send(new FileDataPacket(number(), data.slice(data.position(), length)));
        if (receipt < 0) {
            return false;
        }
        data.position(data.position() + length);
        position += length;
        if (position == size()) {
            last = receipt;
        }
        if (!data.hasRemaining()) {
            end.emptied(ready.poll());
        }
        return true;
    }

    /** Whether its last piece is on the way. */
    boolean isSent() {
        return last != NONE;
    }

    /** Ends it if its last piece has arrived. */
    void settle(FileWire wire) {
        if (last != NONE && !isOver() && wire.acknowledged(last)) {
            finish();
            end.delivered();
        }
    }
}
