package org.tidewire.transfer.provider;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;

/** Decides where an upload begins (Wired 4.2, uploads, step 2). */
final class Admission {
    private Admission() {}

    /**
     * Tells the first byte to ask for.
     *
     * @throws TransferException {@code FILE_EXISTS} or {@code CHECKSUM_MISMATCH}
     */
    static long offset(Storage storage, FilePath target, Origin wanted) throws IOException {
        if (exists(storage, target)) {
            throw new TransferException(Reason.FILE_EXISTS, target + " exists");
        }
        if (storage.type(target.parent()) == FileType.FILE) {
            throw new NoSuchFileException(target.parent().toString(), null, "is not a folder");
        }
        Optional<PartialFile> held = storage.reopen(target);
        if (held.isEmpty()) {
            return 0;
        }
        try (PartialFile partial = held.get()) {
            return offset(partial, wanted);
        }
    }

    /**
     * Decides over a partial. One below a megabyte that cannot be proven is not worth a refusal, unless somebody else
     * began it: it starts again.
     */
    private static long offset(PartialFile partial, Origin wanted) throws IOException {
        Optional<Origin> begun = Origin.of(partial.origin());
        boolean proven = begun.isPresent() && begun.get().equals(wanted);
        if (partial.size() < Checksum.COVERED && !proven) {
            if (begun.isPresent() && !begun.get().account().equals(wanted.account())) {
                throw mismatch("somebody else began to upload a file of that name");
            }
            return 0;
        }
        if (begun.isPresent() && !proven) {
            throw mismatch("what is held was begun as a file of another size or content");
        }
        if (partial.size() > wanted.size()) {
            throw mismatch("more is held than the whole file has");
        }
        if (partial.size() >= Checksum.COVERED && !Checksum.of(partial).equals(wanted.sum())) {
            throw mismatch("the first megabyte held is not that file's");
        }
        return proven ? partial.size() : Checksum.COVERED; // nothing tells whose the bytes beyond it are
    }

    private static boolean exists(Storage storage, FilePath path) throws IOException {
        try {
            storage.type(path);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static TransferException mismatch(String why) {
        return new TransferException(Reason.CHECKSUM_MISMATCH, why);
    }
}
