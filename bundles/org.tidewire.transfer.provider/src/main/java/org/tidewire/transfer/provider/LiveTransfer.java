package org.tidewire.transfer.provider;

import static org.tidewire.transfer.TransferState.CANCELLED;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.FAILED;
import static org.tidewire.transfer.TransferState.INTERRUPTED;
import static org.tidewire.transfer.TransferState.QUEUED;
import static org.tidewire.transfer.TransferState.READY;
import static org.tidewire.transfer.TransferState.RUNNING;
import static org.tidewire.transfer.TransferState.SUSPENDED;
import static org.tidewire.transfer.provider.Consent.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
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
    private final Pulse pulse = new Pulse();
    private final Speedometer speed = new Speedometer();
    private volatile boolean recalled;
    private volatile boolean answered;

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

    long number() {
        return standing.subject().number();
    }

    Peer peer() {
        return standing.subject().peer();
    }

    /** Tells whether it is a Wired peer's and about that file. */
    boolean isOf(Peer peer, FilePath path) {
        return friend == Wire.WIRED
                && peer().equals(peer)
                && standing.subject().path().equals(path);
    }

    /** Tells whether a friend offered that file by it. */
    boolean isOffer(String id, FileId file) {
        Subject subject = standing.subject();
        return friend != Wire.WIRED
                && subject.direction() == Direction.INCOMING
                && subject.id().equals(file)
                && peer().name().equals(id);
    }

    /** Tells whether we send it to a friend. */
    boolean isSend() {
        return friend != Wire.WIRED && standing.subject().direction() == Direction.OUTGOING;
    }

    /** Tells whether a Wired client sends it to us. */
    boolean isPut() {
        return friend == Wire.WIRED && standing.subject().direction() == Direction.INCOMING;
    }

    /** Tells whether it is the same file the same way, perhaps after an interruption. */
    boolean isSameAs(LiveTransfer other) {
        Subject mine = standing.subject();
        Subject its = other.standing.subject();
        return mine.id().equals(its.id()) && mine.direction() == its.direction() && peer().equals(other.peer());
    }

    Friend friend() {
        return friend;
    }

    /** The friend it was kept for has come. */
    void meet(Friend arrived) {
        friend = arrived;
    }

    /** Names the account whose limits count; empty for friends, who have none. */
    String account() {
        return friend == Wire.WIRED ? peer().name() : "";
    }

    /** Tells how many slots the account may have as of now; asks the host. */
    int mostSlots() {
        return standing.subject().slots();
    }

    /** Tells how many bytes per second the account may move as of now, 0 for any number; asks the host. */
    long mostSpeed() {
        return standing.subject().speed();
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
            course.prepare();
        }
    }

    /** Tells whether it was accepted, and remembered, before the offer came. */
    boolean isRecalled() {
        return recalled;
    }

    /** Binds it to the storage that has its path now. */
    void belong() {
        course.belong();
    }

    /** Binds it to the storage that has its path by this name. */
    void belong(FilePath name) {
        course.belong(name);
    }

    /** Keeps room in storage for what was accepted. */
    void prepare() throws IOException {
        course.prepare();
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

    /** A slot is there: on Wired the client gets a key, a friend's bytes move at once. */
    void grant() {
        boolean granted = course.stay().grant(friend == Wire.WIRED);
        look();
        answer(granted);
    }

    /** A storage came: it goes on there if the same is held. */
    void rebind() {
        if (standing.state() == SUSPENDED) {
            course.stay().rebind();
            look();
            answer(!answered);
        }
    }

    /** Gives up waiting for a storage that does not come back. */
    void tire(Duration limit) {
        course.stay().tire(limit);
        settle();
    }

    /** Tells a friend, once, that what it sends is accepted: as soon as there is a place for it. */
    private void answer(boolean due) {
        TransferState now = standing.state();
        boolean receives = friend != Wire.WIRED && standing.subject().direction() == Direction.INCOMING;
        boolean answers = due && receives && (now == RUNNING || now == COMPLETED);
        answered |= answers;
        if (answers && now == RUNNING) {
            tell(() -> friend.control(this, FileControl.RESUME));
        }
        settle();
        if (answers && now == COMPLETED) {
            engine.later(this::whole);
        }
    }

    /** No byte was lacking. What was held whole cannot be asked for from its end, so the friend need not send it at all. */
    private void whole() {
        FileControl word = standing.subject().size() == 0 ? FileControl.RESUME : FileControl.CANCEL;
        tell(() -> friend.control(this, word));
    }

    boolean claim(String presented) {
        try {
            return course.stay().claim(presented);
        } finally {
            look();
            settle();
        }
    }

    void expire(Duration limit) {
        course.stay().expire(limit);
        settle();
    }

    /** Tells whether it is in a storage, or is just entering it. */
    boolean isIn(Storage storage) {
        return course.stay().isIn(storage);
    }

    /** Tells whether it is in some storage, or is just entering one. */
    boolean isLodged() {
        return course.stay().isLodged();
    }

    /** Lets go of a storage that leaves. */
    void leave(Storage leaving, Duration limit) {
        course.stay().leave(leaving, limit);
        settle();
    }

    /** Hangs in a storage that leaves, if it is in there even now. */
    void withdraw(Storage leaving) {
        course.stay().withdraw(leaving);
        settle();
    }

    /** Looks whether it moves; gives for how long it has not, though nothing of ours holds it up. */
    Duration look() {
        TransferState state = standing.state();
        speed.look(state == RUNNING, standing.position(), engine.time().nanos());
        if (course.turn().keepsPace() || (state != READY && state != RUNNING)) {
            pulse.excuse();
        }
        return pulse.look(state, standing.position(), engine.time().nanos());
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

    @Override
    public Instant since() {
        return standing.since();
    }

    @Override
    public long rate() {
        return standing.state() == RUNNING ? speed.rate() : 0;
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
