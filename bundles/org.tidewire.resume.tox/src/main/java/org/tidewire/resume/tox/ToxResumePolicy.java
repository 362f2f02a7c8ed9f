package org.tidewire.resume.tox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.log.Logger;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.Content;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferInfo;

/**
 * The duties of a Tox client that resumes across restarts (Tox, File Resuming): one file for each unfinished transfer,
 * durable before {@link #remember} returns. Methods may be called from any thread; {@link #recall} never waits for a disk.
 */
public final class ToxResumePolicy implements ResumePolicy {
    /** Milliseconds in which an engine that asks is expected to show its tree: it may ask before that is seen here. */
    private static final long TREE_PATIENCE = 1_000;

    private final Journal journal;
    private final Sources sources;
    private final Logger log;
    private final Daily daily;
    private volatile Expiry expiry;

    /**
     * Takes in the records of earlier runs, and deletes those that are too old.
     *
     * @param config the directory, the expiry and the limits
     * @param log where every record that is set aside, expires or has lost its source is told
     * @throws IllegalArgumentException if a value is refused
     * @throws IOException if there is no such directory and it cannot be made, or it cannot be listed
     */
    public ToxResumePolicy(Config config, Logger log) throws IOException {
        this(Settings.of(config), Clock.systemUTC(), log);
    }

    /**
     * Makes a policy for a program without OSGi, which gives it the engine's tree by {@link #addTree} and calls {@link #stop}
     * in the end.
     *
     * @param directory where the records lie; made if it does not exist. No second program may write to it
     * @param expiryDays days after which a record goes that nobody touched, 0 to 36500; 0 for never. The configuration has 30
     * @param friendRecords the most records of one friend in one direction, 1 or more. The configuration has 1000
     * @param friendBytes the most bytes that one friend's incomplete files have when they are complete; 0 for any
     * @param log where every record that is set aside, expires or has lost its source is told
     * @return the policy
     * @throws IllegalArgumentException if a value is refused
     * @throws IOException if there is no such directory and it cannot be made, or it cannot be listed
     */
    public static ToxResumePolicy of(Path directory, int expiryDays, int friendRecords, long friendBytes, Logger log)
            throws IOException {
        Expiry expiry = new Expiry(expiryDays);
        Settings settings = new Settings(directory.toAbsolutePath(), expiry, new Limits(friendRecords, friendBytes));
        return new ToxResumePolicy(settings, Clock.systemUTC(), log);
    }

    ToxResumePolicy(Settings settings, Clock clock, Logger log) throws IOException {
        this.log = log;
        expiry = settings.expiry();
        sources = new Sources(log);
        journal = new Journal(new RecordFolder(settings.directory(), log), settings.limits(), clock, log);
        expire();
        daily = new Daily(this::expire, log);
    }

    /** Goes by another expiry and other limits from now on; what is there already stays until it is too old. */
    void follow(Settings now) {
        journal.limit(now.limits());
        expiry = now.expiry();
        expire();
    }

    /** Stops looking for old records; they stay on the disk. */
    public void stop() {
        daily.close();
    }

    /**
     * Looks at sources here from now on.
     *
     * @param tree all storage
     */
    public void addTree(StorageTree tree) {
        sources.use(tree);
    }

    /**
     * Lets go of a tree.
     *
     * @param tree the one that leaves, or was outranked
     */
    public void removeTree(StorageTree tree) {
        sources.leave(tree);
    }

    @Override
    public Optional<TransferInfo> recall(String friend, FileId id) {
        return journal.find(new RecordKey(friend, Direction.INCOMING, id)).map(ResumeRecord::info);
    }

    /**
     * Gives the bytes held, but never the size: nobody can be asked for what comes after the last byte (Tox, file seek).
     * Whoever holds all of them truncates to this position, so that the sender hears of the end as well. A partial that
     * is longer than the file is none of it: 0.
     */
    @Override
    public long position(TransferInfo saved, Content held) throws IOException {
        long bytes = held.size();
        if (saved.size() == FileOffer.STREAMING) {
            return bytes;
        }
        return bytes > saved.size() ? 0 : Math.max(0, Math.min(bytes, saved.size() - 1));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A send's source is looked at when it is remembered first: its time and the sum of its first megabyte. Bytes that a
     * host supplies, which have the root as their path, are not remembered: nobody could offer them again but the host.
     *
     * @throws IOException also if the friend has as much as {@code friend.records} or {@code friend.bytes} allow, or a
     *     send's source cannot be looked at
     */
    @Override
    public void remember(TransferInfo transfer) throws IOException {
        if (transfer.direction() == Direction.OUTGOING && transfer.path().isRoot()) {
            return;
        }
        journal.keep(RecordKey.of(transfer), StoredFile.of(transfer), sources);
    }

    @Override
    public void forget(TransferInfo transfer) throws IOException {
        journal.forget(RecordKey.of(transfer));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A send whose source has changed or is gone is forgotten: a friend that holds a part must not get the rest of
     * another file under the same id. While its storage is not there it is left out, and kept for the next time.
     */
    @Override
    public List<TransferInfo> unfinished(String friend) {
        List<TransferInfo> offers = new ArrayList<>();
        List<ResumeRecord> sends = journal.sends(friend);
        if (!sends.isEmpty()) {
            sources.await(TREE_PATIENCE);
        }
        int unseen = 0;
        for (ResumeRecord record : sends) {
            switch (sources.compare(record)) {
                case SAME -> offers.add(record.info());
                case CHANGED -> journal.drop(record, source(record) + " has changed since it was offered");
                case GONE -> journal.drop(record, source(record) + " is gone");
                case UNSEEN -> unseen++;
            }
        }
        if (unseen > 0) {
            log.warn("{} unfinished sends are not offered: their storage is not there, or does not answer", unseen);
        }
        return List.copyOf(offers);
    }

    /**
     * {@inheritDoc}
     *
     * <p>It counts as touched today: a person wants it.
     */
    @Override
    public void first(TransferInfo transfer) throws IOException {
        journal.first(RecordKey.of(transfer));
    }

    @Override
    public List<TransferInfo> all() {
        return journal.all().stream().map(ResumeRecord::info).toList();
    }

    private static String source(ResumeRecord record) {
        return Escapes.escape(record.file().path().toString());
    }

    /** Deletes what is too old; also done once a day. */
    void expire() {
        journal.expire(expiry);
    }
}
