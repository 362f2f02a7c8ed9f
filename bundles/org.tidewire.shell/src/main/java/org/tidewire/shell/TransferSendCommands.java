package org.tidewire.shell;

import java.io.IOException;
import java.util.List;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Transfers;

/** The command of scope {@code transfer} that begins something. May be called from any thread. */
@Component(service = TransferSendCommands.class)
@GogoCommand(scope = "transfer", function = "send")
public final class TransferSendCommands {
    private static final int SCREEN = 20;

    private final Transfers transfers;
    private final TransferRows rows;
    private final Contacts contacts;
    private final Shelf shelf;

    /**
     * Makes the command.
     *
     * @param transfers the engine
     * @param contacts knows our friends
     * @param shelf tells files from folders
     */
    @Activate
    public TransferSendCommands(@Reference Transfers transfers, @Reference Contacts contacts, @Reference Shelf shelf) {
        this.transfers = transfers;
        this.contacts = contacts;
        this.shelf = shelf;
        rows = new TransferRows(transfers, contacts);
    }

    /**
     * Offers a stored file, or all files of a folder, to a friend, as soon as the friend is online.
     *
     * @param friend the friend's name or id
     * @param path the file or folder in storage
     * @return the new transfer, or for a folder the list of them
     * @throws CommandException if there is no such friend, file or folder, or it cannot be offered
     */
    @Descriptor("Offers a stored file, or all files of a folder, to a friend, as soon as the friend is online.")
    public Object send(
            @Descriptor("the friend's name or id") String friend,
            @Descriptor("the file's or folder's path in storage") String path)
            throws CommandException {
        return Attempt.of(() -> {
            String id = contacts.id(friend);
            FilePath source = FilePath.of(path);
            return shelf.isFolder(source) ? folder(id, source) : rows.of(transfers.send(id, source, FileKind.DATA));
        });
    }

    private List<TransferRow> folder(String id, FilePath folder) throws IOException {
        List<TransferRow> sent = rows.of(transfers.sendFolder(id, folder));
        long bytes = sent.stream().mapToLong(TransferRow::size).sum();
        String hint = ": " + sent.size() + " files, " + Units.size(bytes) + " in all, see transfer:queue";
        return new Rows<>(sent, "there is no file in " + folder + ", so nothing is sent", SCREEN, hint);
    }
}
