package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.channel.TlsChannel;
import org.tidewire.wired.client.RemoteFile;

/** Fetches one file (Wired 4.2, downloads). */
final class Download {
    /** How many tries may break, each of which moved something. */
    static final int TRIES = 5;

    /** How much of what is held is asked for again, and compared. */
    static final int OVERLAP = 65_536;

    private final Wire wire;
    private final FilePath remote;
    private final Path target;
    private final Done progress;
    private long moved;
    private boolean askedAgain;
    private Ready granted; // null unless a key to all bytes is at hand

    Download(Wire wire, FilePath remote, Path target, Done progress) {
        this.wire = wire;
        this.remote = remote;
        this.target = target;
        this.progress = progress;
    }

    /**
     * Fetches it. If nothing of it is here, it is asked what it is and for its bytes at once.
     *
     * @param empty whether it is listed as having none, so that none will be asked for
     */
    void run(boolean empty) throws IOException {
        if (empty
                || Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                || Files.exists(LocalPartial.place(target), LinkOption.NOFOLLOW_LINKS)) {
            run(wire.requests().stat(remote));
            return;
        }
        TransferRequests.Found found = wire.requests().transfers().find(remote, progress);
        granted = found.ready();
        try {
            run(found.file());
        } finally {
            letGo();
        }
    }

    /** A key that is not shown would keep its slot for a while. */
    private void letGo() {
        if (granted == null || !wire.control().isOpen()) {
            return;
        }
        try {
            wire.lane().open(granted.key(), 0).end();
        } catch (IOException e) {
            wire.log().debug("the key to {} stays unused: {}", remote, e.toString());
        }
    }

    private Ready ready(long start) throws IOException {
        Ready first = granted;
        if (start == 0 && first != null) {
            granted = null;
            return first;
        }
        return wire.requests().transfers().download(remote, start, progress);
    }

    /**
     * Fetches it.
     *
     * @param found what STAT told
     */
    void run(RemoteFile found) throws IOException {
        RemoteFile file = found;
        if (file.entry().type() != FileType.FILE) {
            throw new FileFault(remote + " is a folder now");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            checkEqual(file);
        } else {
            for (int broken = 0; !receive(file, broken == TRIES); broken++) {
                file = wire.requests().stat(remote);
            }
        }
        progress.done(remote, moved, file.entry().size());
    }

    private void checkEqual(RemoteFile file) throws IOException {
        boolean equal = false;
        if (Files.isRegularFile(target) && Files.size(target) == file.entry().size()) {
            try (FileChannel channel = FileChannel.open(target)) {
                equal = LocalFile.checksum(channel, file.entry().size()).hex().equals(file.checksum());
            }
        }
        if (!equal) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, "another file than " + remote + " has that name here");
        }
        LocalPartial.tidy(target);
    }

    /** Makes one try; false if the connection broke but something was gained. */
    private boolean receive(RemoteFile file, boolean last) throws IOException {
        try (LocalPartial partial = LocalPartial.open(target, Origin.of(wire.server(), file))) {
            boolean fresh = partial.held() == 0;
            boolean right = pump(partial, file.entry().size()) && partial.isVerified();
            if (!right && !fresh) {
                wire.log().info("{} is not the beginning of {}: fetching all of it again", partial.place(), remote);
                partial.restart();
                right = pump(partial, file.entry().size()) && partial.isVerified();
            }
            if (!right) {
                partial.discard();
                throw new FileFault(
                        remote + " arrived, but its checksum is not " + file.checksum() + "; did it change meanwhile?");
            }
            partial.commit();
            return true;
        } catch (BrokenTransfer e) {
            IOException why = wire.control().explained(shortBy(e, file));
            if (!wire.control().isOpen()
                    || last
                    || !mayGain(e)
                    || Thread.currentThread().isInterrupted()) {
                throw why;
            }
            wire.log().debug("going on with {}: {}", remote, e.getMessage());
            return false;
        }
    }

    /** A key may have died before we came, silently; so one try that gains nothing is not the last. */
    private boolean mayGain(BrokenTransfer broken) {
        boolean may = broken.gained() || (!askedAgain && !broken.began());
        askedAgain = !broken.gained();
        return may;
    }

    private IOException shortBy(BrokenTransfer broken, RemoteFile file) throws IOException {
        Path place = LocalPartial.place(target);
        return new IOException(
                broken.getMessage() + "; " + Files.size(place) + " of "
                        + file.entry().size() + " bytes stay in " + place + " for the next try",
                broken);
    }

    /** Moves bytes until all are there; false if those sent again differ from those held. */
    private boolean pump(LocalPartial partial, long size) throws IOException {
        long held = partial.held();
        if (held == size) {
            return true;
        }
        long start = Math.max(0, held - OVERLAP);
        Ready ready = ready(start);
        AtomicLong position = new AtomicLong(held);
        progress.reached(remote, held);
        try (DataConnection connection = wire.lane().open(ready.key(), size - start)) {
            TlsChannel data = connection.channel();
            progress.begun(remote, held, size, position::get);
            Pace pace = new Pace(wire.download(), wire.control()::pause);
            long at = start;
            while (at < size) {
                int wanted = (int) Math.min(wire.chunk().capacity(), (at < held ? held : size) - at);
                wire.chunk().clear().limit(pace.allowed(wanted, at));
                ByteBuffer chunk = read(data, at, at > start, position.get() > held);
                int length = chunk.remaining();
                if (at < held && !partial.holds(chunk, at)) {
                    return false;
                }
                partial.write(chunk, at);
                at += length;
                position.set(Math.max(held, at));
            }
            finish(connection);
            return true;
        } finally {
            moved += position.get() - held;
            progress.reached(remote, position.get());
        }
    }

    private ByteBuffer read(TlsChannel data, long at, boolean began, boolean gained) throws BrokenTransfer {
        ByteBuffer chunk = wire.chunk();
        int count;
        try {
            count = data.read(chunk);
        } catch (IOException e) {
            throw new BrokenTransfer(
                    remote + ": the transfer broke at byte " + at + ": " + BrokenTransfer.reason(e), gained, began, e);
        }
        if (count < 0) {
            throw new BrokenTransfer(remote + ": the transfer ended at byte " + at, gained, began, null);
        }
        return chunk.flip();
    }

    /** Ends the connection. All bytes are there and checked next, so how the server ends it does not matter. */
    private void finish(DataConnection connection) {
        try {
            connection.received();
        } catch (IOException e) {
            wire.log().debug("{} ended untidily: {}", remote, e.toString());
        }
    }
}
