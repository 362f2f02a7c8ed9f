package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.FAILED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.provider.Consent.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** A transfer as everybody sees it: a step of its {@link Course}, and then, with no lock held, who is to hear of it. */
final class LiveTransfer implements Transfer {
    private final Standing standing;
    private final Course course;
    private volatile Friend friend;
    private final Surroundings engine;
    private final Motion motion;
    private volatile boolean recalled;
    private final Conduct conduct;
    private final Parties parties;

    /** With a friend for Tox; on Wired the friend is {@link Wire#WIRED} and a key claims the transfer. */
    LiveTransfer(Standing standing, Bytes bytes, Friend friend, Surroundings engine) {
        this.standing = standing;
        this.course = new Course(standing, bytes, engine);
        this.friend = friend;
        this.engine = engine;
        motion = new Motion(standing, engine);
        parties = new Parties(standing.subject(), this::friend);
        conduct = new Conduct(this, standing, course.stay(), engine);
    }

    /** Between whom it is, and about what. */
    Parties parties() {
        return parties;
    }

    Subject subject() {
        return standing.subject();
    }

    @Override
    public TransferInfo info() {
        return standing.info();
    }

    @Override
    public Optional<String> key() {
        return standing.key();
    }

    long number() {
        return standing.subject().number();
    }

    Peer peer() {
        return standing.subject().peer();
    }

    Friend friend() {
        return friend;
    }

    /** The friend it was kept for has come. */
    void meet(Friend arrived) {
        friend = arrived;
    }

    /** Sets the pace to keep from now on; null for any speed. */
    void pace(Pace now) {
        course.turn().pace(now);
    }

    /** Sets where it begins, before anybody else knows of it. */
    void begin(long offset) {
        standing.position(offset);
    }

    /** Sets where it goes on: somebody has accepted it before, and that was remembered. */
    void goOn(long held, boolean lacks) throws IOException {
        begin(held);
        recalled = true;
        if (lacks) {
            course.stay().prepare();
        }
    }

    /** Tells whether it was accepted, and remembered, before the offer came. */
    boolean isRecalled() {
        return recalled;
    }

    void place(int now) {
        standing.place(now);
    }

    /** Another one was put before it: the next place it is told may be larger. */
    void displaced() {
        standing.displaced();
    }

    @Override
    public void control(FileControl control, Side by) throws TransferException {
        if (control == FileControl.CANCEL && by == Side.OURS && canBeTakenUp()) {
            engine.giveUp(this);
            return;
        }
        course.control(control, by);
        if (standing.state() == QUEUED) {
            engine.accepted(this); // a friend hears of it when the slot is there, for then it sends
        } else if (by == Side.OURS) {
            tell(() -> friend.control(this, control));
        }
        settle();
    }

    /** Tells whether it is over only until the friend comes again. */
    private boolean canBeTakenUp() {
        TransferState now = standing.state();
        return friend != Wire.WIRED && (now == INTERRUPTED || now == FAILED);
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

    /** It cannot go on, for a reason of ours. */
    void fail(String reason) {
        course.end(FAILED, reason);
        settle();
    }

    /** Somebody wants it no more, whom nobody told of it. */
    void cancel() {
        course.end(CANCELLED, "");
        settle();
    }

    @Override
    public void disconnected(String reason) {
        course.end(INTERRUPTED, reason);
        settle();
    }

    /** How it starts, and follows its storage. */
    Conduct conduct() {
        return conduct;
    }

    /** Looks whether it moves; gives for how long it has not, though nothing of ours holds it up. */
    Duration look() {
        return motion.look(course.turn().keepsPace());
    }

    /** Lets everybody know if it is over. */
    void settle() {
        if (standing.state().isFinal()) {
            engine.over(this);
        }
    }

    /** Says something to the friend; a line that is dead is the end. */
    void tell(Wire.Word word) {
        try {
            word.say();
        } catch (IOException e) {
            disconnected(Course.text(e));
        }
    }

    @Override
    public Instant since() {
        return standing.since();
    }

    @Override
    public long rate() {
        return motion.rate();
    }

    @Override
    public String storage() {
        return course.stay().storage();
    }

    @Override
    public void target(FilePath path) throws IOException {
        boolean offered = friend != Wire.WIRED && standing.subject().direction() == Direction.INCOMING;
        require(offered && !recalled, Reason.DENIED, "only what a friend offers for the first time may go elsewhere");
        engine.target(this, path);
    }

    /** Goes to a name that is reserved for it; gives the one that it had. */
    FilePath move(FilePath reserved) throws TransferException {
        return course.target(reserved);
    }

    @Override
    public void first() throws IOException {
        engine.first(this);
    }

    @Override
    public void finish() throws IOException {
        try {
            course.finish();
        } finally {
            settle();
        }
    }
}
