package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;

/** Goes on with a file that was accepted before (Tox, File Resuming); whatever differs is left to a person. */
final class Recall {
    private static final long NOTHING = -1;

    private final Engine engine;

    Recall(Engine engine) {
        this.engine = engine;
    }

    /**
     * Looks for what was accepted of a friend under the offer's id, and is of the same size. What is never kept is not looked
     * for.
     *
     * @throws TransferException {@code BUSY} while nobody can tell, for the policy is being exchanged
     */
    Optional<TransferInfo> known(String friend, FileOffer offer) throws TransferException {
        if (offer.kind() != FileKind.DATA) {
            return Optional.empty();
        }
        try {
            return engine.memory()
                    .recall(friend, offer.id())
                    .filter(saved -> saved.size() == offer.size()
                            && saved.kind() == offer.kind()
                            && saved.direction() == Direction.INCOMING);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            engine.log().warn("Nobody can tell whether {} was begun before: {}", offer.name(), Course.text(e));
            return Optional.empty();
        }
    }

    /** Takes the name for the transfer, and finds what is held of it; false if a person must be asked. */
    boolean begin(LiveTransfer transfer, TransferInfo saved, Offered offered) {
        Register.Reservation wanted = new Register.Reservation(transfer, offered.text());
        try {
            if (engine.register().reserve(saved.path(), wanted).isPresent()) {
                return false;
            }
            long held = held(engine.storage(), saved, offered);
            if (held != NOTHING) {
                transfer.goOn(held, Subject.lacks(saved.size(), held));
                return true;
            }
        } catch (IOException e) {
            engine.log().warn("{} cannot be gone on with: {}", saved.path(), Course.text(e));
        }
        engine.register().free(saved.path(), transfer);
        return false;
    }

    /**
     * Says where to go on, and accepts. What is whole is only committed, for nobody may seek to the end; if that was all
     * done before, the offer is refused.
     */
    void accept(LiveTransfer transfer) {
        TransferInfo info = transfer.info();
        try {
            if (isWhole(engine.storage(), info.path(), info.size())) {
                transfer.control(FileControl.CANCEL, Side.OURS);
                return;
            }
            if (info.position() > 0 && Subject.lacks(info.size(), info.position())) {
                transfer.seek(info.position());
            }
            transfer.control(FileControl.RESUME, Side.OURS);
        } catch (IOException e) {
            transfer.disconnected(Course.text(e));
        }
    }

    private long held(Storage storage, TransferInfo saved, Offered offered) throws IOException {
        Optional<PartialFile> there = storage.reopen(saved.path());
        if (there.isEmpty()) {
            return isWhole(storage, saved.path(), saved.size()) ? saved.size() : NOTHING;
        }
        try (PartialFile partial = there.get()) {
            boolean fits = partial.size() == saved.size() || Subject.lacks(saved.size(), partial.size());
            boolean ours = fits && partial.origin().equals(offered.text());
            return ours ? position(partial, saved) : NOTHING;
        }
    }

    /** What is held beyond the position is not trusted, and comes again. */
    private long position(PartialFile partial, TransferInfo saved) throws IOException {
        long held = partial.size();
        if (held == saved.size()) {
            return held;
        }
        long position = engine.memory().records().position(saved, partial);
        if (position < 0 || position > held) {
            throw new IOException("the resume policy asks for byte " + position + ", but " + held + " are held");
        }
        if (position < held) {
            partial.truncate(position);
        }
        return position;
    }

    static boolean isWhole(Storage storage, FilePath path, long size) throws IOException {
        try {
            FileEntry entry = storage.stat(path);
            return entry.type() == FileType.FILE && entry.size() == size;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
