package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.RUNNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

import org.tidewire.storage.Storage;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;

/** A transfer as everybody sees it: a step of its {@link Course}, and then, with no lock held, who is to hear of it. */
final class LiveTransfer implements Transfer {
    private final Standing standing;
    private final Course course;
    private final Friend friend;
    private final Surroundings engine;

    /** With a friend for Tox; on Wired the friend is {@link Wire#WIRED} and a key claims the transfer. */
    LiveTransfer(Standing standing, Bytes bytes, Friend friend, Surroundings engine) {
        this.standing = standing;
        this.course = new Course(standing, bytes, engine);
        this.friend = friend;
        this.engine = engine;
    }

    @Override
    public TransferInfo info() {
        return standing.info();
    }

    @Override
    public Optional<String> key() {
        return standing.key();
    }

    Peer peer() {
        return standing.subject().peer();
    }

    Friend friend() {
        return friend;
    }

    /** Sets where it begins, before anybody else knows of it. */
    void begin(long offset) {
        standing.position(offset);
    }

    void place(int now) {
        standing.place(now);
    }

    @Override
    public void control(FileControl control, Side by) throws TransferException {
        course.control(control, by);
        if (standing.state() == QUEUED) {
            engine.queued(this); // accepted; a friend hears of it when the slot is there, for then it sends
        } else if (by == Side.OURS) {
            tell(() -> friend.control(this, control));
        }
        settle();
    }

    @Override
    public void seek(long position) throws TransferException {
        course.seek(position);
        if (standing.subject().direction() == Direction.INCOMING) {
            tell(() -> friend.seek(this, position));
        }
    }

    @Override
    public int read(ByteBuffer chunk, long position) throws IOException {
        try {
            return course.read(chunk, position);
        } finally {
            settle();
        }
    }

    @Override
    public void write(ByteBuffer chunk, long position) throws IOException {
        try {
            course.write(chunk, position);
        } finally {
            settle();
        }
    }

    @Override
    public void disconnected(String reason) {
        course.end(INTERRUPTED, reason);
        settle();
    }

    /** A slot is there: on Wired the client gets a key, a friend's bytes move at once. */
    void grant() {
        boolean granted = course.grant(friend == Wire.WIRED);
        if (granted && standing.state() == RUNNING && standing.subject().direction() == Direction.INCOMING) {
            tell(() -> friend.control(this, FileControl.RESUME));
        }
        settle();
    }

    boolean claim(String presented) {
        try {
            return course.claim(presented);
        } finally {
            settle();
        }
    }

    void expire(Duration limit) {
        course.expire(limit);
        settle();
    }

    void leave(Storage leaving, Duration grace) throws InterruptedException, IOException {
        course.leave(leaving, grace);
        settle();
    }

    private void settle() {
        if (standing.state().isFinal()) {
            engine.over(this);
        }
    }

    private void tell(Wire.Word word) {
        try {
            word.say();
        } catch (IOException e) {
            disconnected(Course.text(e));
        }
    }
}
