package org.tidewire.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** The transfers with the names that we have for their other ends. May be used from any thread. */
final class TransferRows {
    private final Transfers transfers;
    private final Contacts contacts;

    /**
     * Begins.
     *
     * @param transfers the engine
     * @param contacts knows the names
     */
    TransferRows(Transfers transfers, Contacts contacts) {
        this.transfers = transfers;
        this.contacts = contacts;
    }

    /**
     * Gives all transfers.
     *
     * @return rows, by number
     */
    List<TransferRow> all() {
        return of(transfers.list());
    }

    /**
     * Describes some transfers.
     *
     * @param some the transfers
     * @return rows, in the same order
     */
    List<TransferRow> of(List<Transfer> some) {
        Names names = contacts.now();
        return some.stream().map(each -> row(each, names)).toList();
    }

    /**
     * Describes a transfer.
     *
     * @param transfer any
     * @return its row
     */
    TransferRow of(Transfer transfer) {
        return row(transfer, contacts.now());
    }

    /**
     * Finds a transfer.
     *
     * @param number its number, as a person wrote it
     * @return the transfer
     * @throws CommandException if there is none
     */
    Transfer find(String number) throws CommandException {
        return transfers.list().stream()
                .filter(transfer -> Long.toString(transfer.info().number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "no transfer has the number " + Text.printable(number) + ": transfer:list -a shows them"));
    }

    /**
     * Finds the transfer that went on where another ended.
     *
     * @param over one that is over
     * @return the live one of the same friend, direction and file id
     */
    Optional<TransferRow> live(TransferInfo over) {
        return transfers.list().stream()
                .filter(each -> !each.info().state().isFinal() && Remembered.isSame(each.info(), over))
                .findFirst()
                .map(this::of);
    }

    private static TransferRow row(Transfer transfer, Names names) {
        TransferInfo info = transfer.info();
        long rate = info.state() == TransferState.RUNNING ? transfer.rate() : 0;
        return new TransferRow(
                info, names.of(info.peer()), transfer.since(), rate, left(info, rate), waiting(info, names));
    }

    private static Duration left(TransferInfo info, long rate) {
        return rate == 0 || info.size() < info.position()
                ? null
                : Duration.ofSeconds((info.size() - info.position() + rate - 1) / rate);
    }

    private static String waiting(TransferInfo info, Names names) {
        return switch (info.state()) {
            case OFFERED -> answer(info, names);
            case QUEUED -> info.queue() == 0 ? "a slot" : "place " + info.queue();
            case PAUSED -> "who paused it";
            case SUSPENDED -> info.reason().isEmpty() ? "its storage" : Text.line(info.reason());
            case READY, RUNNING, COMPLETED, INTERRUPTED, CANCELLED, FAILED -> "";
        };
    }

    private static String answer(TransferInfo info, Names names) {
        if (info.direction() == Direction.INCOMING) {
            return "you: transfer:accept " + info.number();
        }
        String name = names.of(info.peer());
        return names.isAway(info.peer()) ? name + " is offline" : name + " to accept";
    }
}
