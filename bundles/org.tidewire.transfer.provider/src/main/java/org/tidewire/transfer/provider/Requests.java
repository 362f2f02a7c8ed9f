package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Supplier;

import org.tidewire.account.AccountLimits;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** What Wired clients ask for (Wired 4.2). */
final class Requests {
    private final Engine engine;
    private final Puts puts;
    private final Ghosts ghosts;

    Requests(Engine engine) {
        this.engine = engine;
        puts = new Puts(engine);
        ghosts = new Ghosts(engine.counters().wired(Direction.OUTGOING));
    }

    Transfer download(Peer peer, Supplier<AccountLimits> limits, FilePath source, long offset) throws IOException {
        FilePath inside = engine.place(source).path(); // first: it may lie elsewhere at the next look
        FileEntry entry = engine.storage().stat(source);
        if (entry.type() != FileType.FILE) {
            throw new NoSuchFileException(source.toString(), null, "is a folder");
        }
        if (offset < 0 || offset > entry.size()) {
            throw new TransferException(
                    Reason.INVALID_POSITION, source + " has " + entry.size() + " bytes; " + offset + " is beyond");
        }
        ghosts.end(peer, source);
        engine.counters().wired(Direction.OUTGOING).requireRoom();
        Subject subject = subject(FileId.random(), Direction.OUTGOING, peer, limits, source, entry.size());
        LiveTransfer transfer = queued(subject, offset, new Source(source, entry.size()));
        transfer.conduct().belong(inside);
        engine.announce(transfer);
        engine.queued(transfer);
        return transfer;
    }

    Transfer upload(Peer peer, Supplier<AccountLimits> limits, FilePath target, long size, Checksum sum)
            throws IOException {
        checkTarget(target, size);
        engine.counters().wired(Direction.INCOMING).requireRoom();
        Storage storage = engine.storage();
        Origin origin = new Origin(sum, size, peer.name());
        Subject subject = subject(Puts.id(origin, target), Direction.INCOMING, peer, limits, target, size);
        LiveTransfer claim = queued(subject, 0, Target.put(target, origin.text(), size));
        claim.conduct().belong(); // before anything is looked at: it may be elsewhere at the next look
        reserve(target, new Register.Reservation(claim, origin.text()));
        long offset;
        try {
            offset = Admission.offset(storage, target, origin);
        } catch (IOException | RuntimeException e) {
            engine.register().free(target, claim);
            throw e;
        }
        claim.begin(offset);
        engine.announce(claim);
        engine.queued(claim);
        return claim;
    }

    Optional<Transfer> claim(String key, String place) {
        for (LiveTransfer transfer : engine.counters().holding()) {
            boolean ready =
                    transfer.key().isPresent() && transfer.peer().place().equals(place);
            if (ready && transfer.conduct().claim(key)) {
                puts.begun(transfer);
                return Optional.of(transfer);
            }
        }
        return Optional.empty();
    }

    private static void checkTarget(FilePath target, long size) throws IOException {
        if (target.isRoot()) {
            throw new TransferException(Reason.FILE_EXISTS, "the root is a folder");
        }
        if (target.isPartial()) {
            throw new NoSuchFileException(target.toString(), null, "is the name of a partial");
        }
        if (size < 0) {
            throw new TransferException(Reason.INVALID_POSITION, "a file has 0 bytes or more, not " + size);
        }
    }

    /** One writer for a name. Who begins the very same upload again has lost the connection: it replaces the old one. */
    private void reserve(FilePath target, Register.Reservation wanted) throws TransferException {
        Optional<Register.Reservation> other = engine.register().reserve(target, wanted);
        while (other.isPresent()) {
            LiveTransfer writer = other.get().transfer();
            boolean over = writer.info().state().isFinal(); // its end is just being noted
            if (!over && !other.get().origin().equals(wanted.origin())) {
                throw new TransferException(Reason.BUSY, "somebody is uploading " + target);
            }
            writer.disconnected("the same upload began again"); // frees the name, also if it was over
            other = engine.register().reserve(target, wanted);
        }
    }

    private Subject subject(
            FileId id, Direction direction, Peer peer, Supplier<AccountLimits> limits, FilePath path, long size) {
        long number = engine.register().nextNumber();
        return new Subject(number, id, direction, peer, limits, FileKind.DATA, path.name(), path, size);
    }

    private LiveTransfer queued(Subject subject, long offset, Bytes bytes) {
        return engine.make(subject, TransferState.QUEUED, offset, bytes, Wire.WIRED);
    }
}
