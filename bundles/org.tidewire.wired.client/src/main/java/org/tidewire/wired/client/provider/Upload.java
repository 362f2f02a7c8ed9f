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
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredException;

/** Sends one file (Wired 4.2, uploads). */
final class Upload {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(13); // the pauses sum up to about 25 seconds

    private final Wire wire;
    private final Path local;
    private final FilePath remote;
    private final Progress progress;
    private final Receipt receipt;
    private boolean allSent;

    Upload(Wire wire, Path local, FilePath remote, Progress progress) {
        this.wire = wire;
        this.local = local;
        this.remote = remote;
        this.progress = progress;
        receipt = new Receipt(wire, remote);
    }

    /** Sends it, goes on after broken connections as long as that gains something, and waits for the receipt. */
    void run() throws IOException {
        try (LocalFile file = LocalFile.open(local)) {
            long first = -1;
            long offset = -1;
            BrokenTransfer broken = null;
            for (int tries = 0; ; tries++) {
                Optional<Ready> ready = offer(file, broken != null);
                if (ready.isEmpty()) {
                    break;
                }
                if (broken != null && ready.get().offset() <= offset) {
                    throw broken;
                }
                offset = ready.get().offset();
                first = first < 0 ? offset : first;
                try {
                    allSent = false;
                    send(file, ready.get());
                    allSent = true;
                    receipt.await(file);
                    break;
                } catch (BrokenTransfer e) {
                    if (tries == Download.TRIES || !wire.control().isOpen()) {
                        throw wire.control().explained(e);
                    }
                    wire.log().debug("going on with {}: {}", remote, e.getMessage());
                    broken = e;
                }
            }
            progress.done(remote, first < 0 ? 0 : file.size() - first, file.size());
        }
    }

    /** Offers the file; empty if it is there already. */
    private Optional<Ready> offer(LocalFile file, boolean again) throws IOException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return Optional.of(wire.requests().upload(remote, file.size(), file.checksum(), progress));
            } catch (WiredException e) {
                if (isComplete(file, e, again)) {
                    return Optional.empty();
                }
                if (!again || !isBusy(e) || pause.compareTo(LAST_PAUSE) > 0) {
                    throw e;
                }
            }
            wire.control().pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private boolean isComplete(LocalFile file, WiredException refused, boolean again) throws IOException {
        return switch (refused.reply()) {
            case FILE_OR_DIRECTORY_EXISTS -> {
                receipt.checkEqual(file, refused, again);
                yield true;
            }
            // Our server does not tell which names a closed drop box has, and so refuses them.
            case PERMISSION_DENIED -> allSent && receipt.isHidden();
            default -> false;
        };
    }

    /** A server may not have noticed yet that the last connection broke, and holds the path for it. */
    private boolean isBusy(WiredException refused) throws IOException {
        return refused.reply() == ErrorReply.COMMAND_FAILED
                || (refused.reply() == ErrorReply.PERMISSION_DENIED && receipt.isHidden());
    }

    private void send(LocalFile file, Ready ready) throws IOException {
        AtomicLong position = new AtomicLong(ready.offset());
        try (TlsChannel data = wire.port().open(ready.key())) {
            progress.begun(remote, ready.offset(), file.size(), position::get);
            while (position.get() < file.size()) {
                write(data, chunk(file, position.get()));
                position.addAndGet(wire.chunk().limit());
            }
            // Even if nothing was to be sent: the server completes the file when this connection ends.
            finish(data);
        }
        file.checkUnchanged();
    }

    private ByteBuffer chunk(LocalFile file, long position) throws IOException {
        ByteBuffer chunk = wire.chunk();
        chunk.clear().limit((int) Math.min(chunk.capacity(), file.size() - position));
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

    private void finish(TlsChannel data) throws BrokenTransfer {
        try {
            data.finish();
        } catch (SocketTimeoutException e) {
            wire.log().debug("{} ended late: {}", remote, e.toString()); // the receipt tells
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private BrokenTransfer broken(IOException why) {
        return new BrokenTransfer(
                remote + ": the transfer broke; the server keeps what arrived: " + BrokenTransfer.reason(why),
                true,
                why);
    }
}
