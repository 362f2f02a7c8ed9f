package org.tidewire.tox.file;

import java.nio.ByteBuffer;

import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileDataPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.tox.link.Hold;

/** A file that the friend sends. */
public final class IncomingFile extends LiveFile {
    private IncomingEnd end;
    private long position;
    private boolean held;
    private boolean choked;

    IncomingFile(FileRequestPacket offer, FriendFiles files) {
        super(offer, FileRole.RECEIVING, files);
    }

    /**
     * Gives it another end of ours.
     *
     * @param ours hears from now on what the friend does to it
     */
    public void end(IncomingEnd ours) {
        end = ours;
    }

    @Override
    IncomingEnd end() {
        return end;
    }

    /**
     * The offer.
     *
     * @return as the friend made it; hostile
     */
    public FileRequestPacket offer() {
        return offer;
    }

    /**
     * Whether nothing has been said about it yet.
     *
     * @return true while it waits for an answer, and would begin at 0
     */
    public boolean isUnanswered() {
        return course.isOffered() && position == 0;
    }

    /**
     * Asks for it from elsewhere than 0.
     *
     * @param from the first byte wanted
     * @return false if it was accepted already or has no such byte; nothing has been said then
     */
    public boolean seek(long from) {
        if (!course.isOffered() || Long.compareUnsigned(from, size()) >= 0) {
            return false;
        }
        position = from;
        say(FileControlKind.SEEK, from);
        return true;
    }

    /** Takes it; does nothing to one that was accepted. */
    public void accept() {
        if (course.accept()) {
            say(FileControlKind.ACCEPT, 0);
        }
    }

    /**
     * Pauses it because a person wants that, or goes on.
     *
     * @param paused whether to pause
     */
    public void hold(boolean paused) {
        held = paused;
        pause(held || choked);
    }

    /**
     * Pauses it because storage does not keep up, or goes on.
     *
     * @param paused whether to pause
     */
    public void choke(boolean paused) {
        choked = paused;
        pause(held || choked);
    }

    /** Takes a piece. A short one is the last, which the friend is not told of yet; what is beyond the size is cut off. */
    void take(ByteBuffer data, FileWire wire) {
        if (!course.isAccepted()) {
            return;
        }
        boolean last = data.remaining() < FileDataPacket.CHUNK;
        long left = size() - position;
        if (size() != FileRequestPacket.UNKNOWN_SIZE && Long.compareUnsigned(left, data.remaining()) <= 0) {
            data.limit(data.position() + (int) left);
            last = true;
        }
        position += data.remaining();
        if (last) {
            takeLast(data, wire.hold());
        } else {
            end.data(data);
        }
    }

    private void takeLast(ByteBuffer data, Hold hold) {
        if (data.hasRemaining()) {
            end.data(data);
        }
        if (isOver()) {
            hold.release();
            return;
        }
        finish();
        end.ended(size() == FileRequestPacket.UNKNOWN_SIZE || position == size(), hold);
    }
}
