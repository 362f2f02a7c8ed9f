package org.tidewire.tox.file;

import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Side;

/** A file that is offered or on its way. Lives as long as its number; afterwards nothing that is done to it has an effect. */
public abstract class LiveFile {
    final FileCourse course = new FileCourse();
    final FileRequestPacket offer;
    private final FileRole role;
    private final FriendFiles files;

    LiveFile(FileRequestPacket offer, FileRole role, FriendFiles files) {
        this.offer = offer;
        this.role = role;
        this.files = files;
    }

    abstract FileEnd end();

    /**
     * Its number.
     *
     * @return 0 to 255, the sender's
     */
    public int number() {
        return offer.number();
    }

    /**
     * What makes it the same file after a restart.
     *
     * @return the file id
     */
    public FileId id() {
        return offer.id();
    }

    /**
     * How long it is.
     *
     * @return bytes, unsigned; -1 if that is not known before its end
     */
    public long size() {
        return offer.size();
    }

    /**
     * Whether it was accepted and is not over.
     *
     * @return whether pieces of it move, or would if nobody paused
     */
    public boolean accepted() {
        return course.isAccepted();
    }

    /**
     * Whether it is no more.
     *
     * @return true once it has ended in whatever way
     */
    public boolean isOver() {
        return course.isOver();
    }

    /** Refuses it or stops it for good, and tells the friend. */
    public void kill() {
        if (course.end()) {
            say(FileControlKind.KILL, 0);
            files.forget(this);
        }
    }

    /**
     * Stops it for now: ends the link. The protocol has no other word for that, and of a file that is killed the friend keeps
     * nothing. Both are back soon, and offer anew what is unfinished. Not for an offer of the friend's that nobody has answered:
     * that can wait.
     */
    public void interrupt() {
        if (!course.isOver()) {
            files.interrupt();
        }
    }

    /** Pauses on our side, or takes our pause back; does nothing if that is so already or is not allowed. */
    final void pause(boolean paused) {
        boolean changed = paused ? course.pause(Side.OURS) : course.resume(Side.OURS);
        if (changed) {
            say(paused ? FileControlKind.PAUSE : FileControlKind.ACCEPT, 0);
        }
    }

    final void say(FileControlKind kind, long position) {
        files.outbox().put(new FileControlPacket(role, number(), kind, position));
    }

    /** Takes a control of the friend; one that is not allowed is ignored, as others do. */
    void received(FileControlPacket packet) {
        switch (packet.kind()) {
            case ACCEPT -> {
                if (course.resume(Side.THEIRS)) {
                    end().paused(false);
                }
            }
            case PAUSE -> {
                if (course.pause(Side.THEIRS)) {
                    end().paused(true);
                }
            }
            case KILL -> {
                course.end();
                files.forget(this);
                end().killed();
            }
            case SEEK -> {
                // Only the sender of a file can be asked for that.
            }
        }
    }

    /** It has run its course. */
    final void finish() {
        course.end();
        files.forget(this);
    }

    /** The friend is gone. */
    final void lose() {
        if (course.end()) {
            end().gone();
        }
    }
}
