package org.tidewire.transfer.provider;

import static org.tidewire.transfer.provider.Consent.require;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferState;

/** Where people and rules put what is offered, instead of the receive folder. One at a time: two may choose one name. */
final class Destinations {
    private final Register register;

    Destinations(Register register) {
        this.register = register;
    }

    /** Moves an offer to a free name; the new one is taken before the old one is let go. */
    synchronized void move(LiveTransfer transfer, FilePath wanted, Storage storage) throws IOException {
        boolean open = transfer.info().state() == TransferState.OFFERED; // a first look: storage need not be asked
        require(open, Reason.DENIED, "only an offer may go elsewhere, it is accepted or over");
        FilePath had = transfer.info().path();
        FilePath chosen = chosen(transfer, wanted, storage);
        if (!chosen.equals(had)) {
            register.reserveAlso(chosen, had, transfer);
            finish(transfer, chosen);
        }
    }

    private void finish(LiveTransfer transfer, FilePath chosen) throws TransferException {
        FilePath unneeded = chosen;
        try {
            unneeded = transfer.move(chosen);
        } finally {
            register.free(unneeded, transfer); // the new one, if somebody accepted or ended it meanwhile
        }
    }

    private FilePath chosen(LiveTransfer transfer, FilePath wanted, Storage storage) throws IOException {
        FilePath had = transfer.info().path();
        if (!isThere(storage, wanted)) {
            requireFree(storage, wanted);
            return wanted;
        }
        boolean folder = storage.type(wanted) != FileType.FILE;
        require(folder, Reason.FILE_EXISTS, "a file has the name " + wanted + " already");
        return new ReceiveFolder(wanted)
                .free(storage, transfer.info().name(), path -> !path.equals(had) && register.isReserved(path));
    }

    private static void requireFree(Storage storage, FilePath wanted) throws IOException {
        if (wanted.isPartial()) {
            throw new NoSuchFileException(wanted.toString(), null, "is the name of a partial");
        }
        if (storage.type(wanted.parent()) == FileType.FILE) {
            throw new NoSuchFileException(wanted.parent().toString(), null, "is no folder");
        }
        boolean held = isThere(storage, partial(wanted));
        require(!held, Reason.BUSY, "a part of another file is kept for the name " + wanted);
    }

    private static FilePath partial(FilePath wanted) throws TransferException {
        try {
            return wanted.partial();
        } catch (IllegalArgumentException e) {
            throw (TransferException) new TransferException(
                            Reason.NAME_TOO_LONG, "a name has at most 241 bytes of UTF-8, so that its partial has one")
                    .initCause(e);
        }
    }

    private static boolean isThere(Storage storage, FilePath path) throws IOException {
        try {
            storage.type(path);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
