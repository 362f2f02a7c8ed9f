package org.tidewire.tox.file;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;

/** A file that we send; one whose size is not known ends with its first short piece, which may be empty. */
public final class OutgoingFile extends LiveFile {
    private static final int NONE = -1;

    private final OutgoingEnd end;
    private final Deque<ByteBuffer> ready = new ArrayDeque<>();
    private long added;
    private long position;
    private long last = NONE;
    private boolean ended;

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
     * @param data a multiple of 1371 bytes and not none; at the end of the file whatever is left, and so at the end of a stream:
     *     any other number of bytes, or none, ends it; not copied
     * @throws IllegalArgumentException if they are too many, or would end a file before its end or a stream twice
     */
    public void add(ByteBuffer data) {
        boolean ends = data.remaining() % FileDataPacket.CHUNK != 0 || !data.hasRemaining();
        long left = size() - added - data.remaining();
        boolean allowed = size() == FileRequestPacket.UNKNOWN_SIZE ? !ended : left == 0 || (left > 0 && !ends);
        if (!allowed) {
            throw new IllegalArgumentException("a multiple of " + FileDataPacket.CHUNK
                    + " bytes is allowed, or up to the end of the file, not " + data.remaining());
        }
        if (!isOver()) {
            ended = ends;
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

    /** Who wants a part of a stream that nobody can have would take its beginning for that part, so it gets nothing. */
    private void seek(long to) {
        if (!course.isOffered() || Long.compareUnsigned(to, size()) >= 0) {
            return;
        }
        if (to < 0) {
            kill();
            end.killed();
            return;
        }
        position = to;
        added = to;
        end.sought(to);
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
        if (position == size() || length < FileDataPacket.CHUNK) {
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
