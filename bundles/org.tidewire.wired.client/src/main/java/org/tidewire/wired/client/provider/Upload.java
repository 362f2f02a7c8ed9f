package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.channel.TlsChannel;
import org.tidewire.wired.client.WiredException;

/** Sends one file (Wired 4.2, uploads). */
final class Upload {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(13); // the pauses sum up to about 25 seconds
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Wire wire;
    private final Path local;
    private final FilePath remote;
    private final Done progress;
    private final Receipt receipt;
    private boolean allSent;

    Upload(Wire wire, Path local, FilePath remote, Done progress) {
        this.wire = wire;
        this.local = local;
        this.remote = remote;
        this.progress = progress;
        receipt = new Receipt(wire, remote);
    }

    /** Sends it and waits for the receipt; what was sent before the link was lost is not offered again. */
    void run() throws IOException {
        try (LocalFile file = LocalFile.open(local)) {
            long moved = isSent(file) ? 0 : send(file);
            progress.done(remote, moved, file.size());
        }
    }

    private boolean isSent(LocalFile file) throws IOException {
        Optional<Boolean> end = progress.end(remote);
        if (end.isEmpty()) {
            return false;
        }
        try {
            confirm(file, end.get(), true);
            return true;
        } catch (BrokenTransfer e) {
            wire.log().debug("sending {} again: {}", remote, e.getMessage());
            return false;
        }
    }

    /** Goes on after broken connections as long as that gains something; tells how many bytes were missing at first. */
    private long send(LocalFile file) throws IOException {
        long first = -1;
        long offset = -1;
        BrokenTransfer broken = null;
        boolean askedAgain = false; // a key may have died before we came, silently
        for (int tries = 0; ; tries++) {
            Optional<Ready> ready = offer(file, broken != null || wire.again());
            if (ready.isEmpty()) {
                return first < 0 ? 0 : file.size() - first;
            }
            boolean gained = broken == null || ready.get().offset() > offset;
            if (!gained && askedAgain) {
                throw broken;
            }
            askedAgain = !gained;
            offset = ready.get().offset();
            progress.reached(remote, offset); // what was sent and not kept is no gain
            first = first < 0 ? offset : first;
            try {
                allSent = false;
                boolean proper = send(file, ready.get());
                progress.sent(remote, proper);
                if (!proper || offset > 0 || !wire.lane().keeps()) {
                    confirm(file, proper, false);
                } // else every byte went over one connection, and our server said on it that it keeps them
                return file.size() - first;
            } catch (BrokenTransfer e) {
                if (tries == Download.TRIES || !wire.control().isOpen()) {
                    throw wire.control().explained(e);
                }
                wire.log().debug("going on with {}: {}", remote, e.getMessage());
                broken = e;
            }
        }
    }

    private void confirm(LocalFile file, boolean proper, boolean lost) throws IOException {
        if (!receipt.await(file, proper, lost)) {
            progress.unverified(remote);
        }
    }

    /** Offers the file; empty if it is there already. */
    private Optional<Ready> offer(LocalFile file, boolean again) throws IOException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return Optional.of(wire.requests().transfers().upload(remote, file.size(), file.checksum(), progress));
            } catch (WiredException e) {
                if (isComplete(file, e)) {
                    return Optional.empty();
                }
                // A server may not have noticed yet that the last connection broke, and holds the path for it.
                boolean busy = again && e.reply() == ErrorReply.COMMAND_FAILED;
                if (!busy || pause.compareTo(LAST_PAUSE) > 0) {
                    throw e;
                }
            }
            wire.control().pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private boolean isComplete(LocalFile file, WiredException refused) throws IOException {
        if (refused.reply() != ErrorReply.FILE_OR_DIRECTORY_EXISTS) {
            return false;
        }
        receipt.checkEqual(file, refused, allSent);
        return true;
    }

    /** Sends what is missing; tells whether the server ended properly. */
    private boolean send(LocalFile file, Ready ready) throws IOException {
        AtomicLong position = new AtomicLong(ready.offset());
        boolean proper;
        try (DataConnection connection = wire.lane().open(ready.key(), file.size() - ready.offset())) {
            TlsChannel data = connection.channel();
            progress.begun(remote, ready.offset(), file.size(), position::get);
            Pace pace = new Pace(wire.upload(), wire.control()::pause);
            while (position.get() < file.size()) {
                write(data, chunk(file, position.get(), pace));
                position.addAndGet(wire.chunk().limit());
            }
            allSent = true;
            // Even if nothing was to be sent: the server completes the file when this connection ends.
            proper = finish(connection);
        }
        file.checkUnchanged();
        return proper;
    }

    private ByteBuffer chunk(LocalFile file, long position, Pace pace) throws IOException {
        ByteBuffer chunk = wire.chunk();
        int wanted = (int) Math.min(chunk.capacity(), file.size() - position);
        chunk.clear().limit(pace.allowed(wanted, position));
        file.read(chunk, position);
        if (position + chunk.limit() == file.size()) {
            file.checkUnchanged(); // before the last bytes: the server keeps a partial rather than a mixture
        }
        return chunk.flip();
    }

    private void write(TlsChannel data, ByteBuffer chunk) throws BrokenTransfer {
        try {
            data.write(chunk);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private boolean finish(DataConnection connection) throws BrokenTransfer {
        try {
            return connection.sent(wire.lane().givesReceipts() ? Receipt.PATIENCE : LAST_WORDS);
        } catch (SocketTimeoutException e) {
            wire.log().debug("{} ended late: {}", remote, e.toString());
            return false; // STAT may tell
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private BrokenTransfer broken(IOException why) {
        return new BrokenTransfer(
                remote + ": the transfer broke; the server keeps what arrived: " + BrokenTransfer.reason(why),
                true,
                true,
                why);
    }
}
