package org.tidewire.shell;

import java.util.Optional;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** The commands of scope {@code transfer} that steer what is there. May be called from any thread. */
@Component(service = TransferControlCommands.class)
@GogoCommand(
        scope = "transfer",
        function = {"pause", "resume", "cancel", "accept", "reject", "first"})
public final class TransferControlCommands {
    private static final String NUMBER = "the transfer's number";

    private final TransferRows rows;
    private final Remembered remembered;

    /**
     * Makes the commands.
     *
     * @param transfers the engine
     * @param contacts knows our names for friends
     * @param remembered what would go on some day
     */
    @Activate
    public TransferControlCommands(
            @Reference Transfers transfers, @Reference Contacts contacts, @Reference Remembered remembered) {
        rows = new TransferRows(transfers, contacts);
        this.remembered = remembered;
    }

    /**
     * Pauses a transfer.
     *
     * @param number its number
     * @return how it stands
     * @throws CommandException if there is none, or its state does not allow it
     */
    @Descriptor("Pauses a transfer; transfer:resume lets it go on.")
    public TransferRow pause(@Descriptor(NUMBER) String number) throws CommandException {
        return control(rows.find(number), FileControl.PAUSE);
    }

    /**
     * Lets a transfer go on that we paused.
     *
     * @param number its number
     * @return how it stands
     * @throws CommandException if there is none, or it is not paused
     */
    @Descriptor("Lets a transfer go on that was paused here.")
    public TransferRow resume(@Descriptor(NUMBER) String number) throws CommandException {
        Transfer transfer = rows.find(number);
        TransferInfo info = transfer.info();
        if (info.state() == TransferState.OFFERED && info.direction() == Direction.INCOMING) {
            throw new CommandException("transfer " + number + " is an offer: transfer:accept takes it");
        }
        return control(transfer, FileControl.RESUME);
    }

    /**
     * Stops a transfer for good. One that was interrupted is forgotten, so that it does not go on some day.
     *
     * @param number its number
     * @return how it stands, or what was done
     * @throws CommandException if there is none, or it is over and nothing of it would go on
     */
    @Descriptor("Stops a transfer for good, also one that was interrupted and would go on some day.")
    public Object cancel(@Descriptor(NUMBER) String number) throws CommandException {
        Transfer transfer = rows.find(number);
        return transfer.info().state().isFinal() ? forget(transfer.info()) : control(transfer, FileControl.CANCEL);
    }

    /**
     * Takes a file that a friend offers.
     *
     * @param number the transfer's number
     * @return how it stands
     * @throws CommandException if there is none, or nothing is offered to us
     */
    @Descriptor("Takes a file that a friend offers.")
    public TransferRow accept(@Descriptor(NUMBER) String number) throws CommandException {
        return control(offered(number), FileControl.RESUME);
    }

    /**
     * Takes a file that a friend offers, and says where it goes.
     *
     * @param number the transfer's number
     * @param target a folder that is there, or a new name in one
     * @return how it stands
     * @throws CommandException if there is none, nothing is offered to us, or it cannot go there; it is still offered then
     */
    @Descriptor("Takes a file that a friend offers, and says where it goes.")
    public TransferRow accept(
            @Descriptor(NUMBER) String number,
            @Descriptor("in storage: a folder that is there, or a new name in one") String target)
            throws CommandException {
        Transfer transfer = offered(number);
        return Attempt.of(() -> {
            transfer.target(FilePath.of(target));
            return control(transfer, FileControl.RESUME);
        });
    }

    /**
     * Refuses a file that a friend offers.
     *
     * @param number the transfer's number
     * @return how it stands
     * @throws CommandException if there is none, or nothing is offered to us
     */
    @Descriptor("Refuses a file that a friend offers.")
    public TransferRow reject(@Descriptor(NUMBER) String number) throws CommandException {
        return control(offered(number), FileControl.CANCEL);
    }

    /**
     * Puts a transfer before all others that wait for the same.
     *
     * @param number its number
     * @return how it stands
     * @throws CommandException if there is none, it does not wait, or the order cannot be remembered
     */
    @Descriptor("Puts a transfer that waits before all others of the same peer and direction.")
    public TransferRow first(@Descriptor(NUMBER) String number) throws CommandException {
        Transfer transfer = rows.find(number);
        return Attempt.of(() -> {
            transfer.first();
            return rows.of(transfer);
        });
    }

    private Transfer offered(String number) throws CommandException {
        Transfer transfer = rows.find(number);
        TransferInfo info = transfer.info();
        if (info.state() != TransferState.OFFERED || info.direction() != Direction.INCOMING) {
            throw new CommandException("transfer " + number + " is not a file that a friend offers");
        }
        return transfer;
    }

    private TransferRow control(Transfer transfer, FileControl control) throws CommandException {
        return Attempt.of(() -> {
            transfer.control(control, Side.OURS);
            return rows.of(transfer);
        });
    }

    private String forget(TransferInfo over) throws CommandException {
        String fact = "transfer " + over.number() + " is " + Layouts.lower(over.state());
        Optional<TransferRow> live = rows.live(over);
        if (live.isPresent()) {
            throw new CommandException(
                    fact + " and goes on as transfer " + live.get().number() + ": cancel that one");
        }
        Optional<TransferInfo> saved = remembered.find(over);
        if (saved.isEmpty()) {
            throw new CommandException(fact + ": nothing of it would go on, so there is nothing to cancel");
        }
        return Attempt.of(() -> {
            remembered.forget(saved.get());
            return fact + "; it is forgotten now and does not go on by itself";
        });
    }
}
