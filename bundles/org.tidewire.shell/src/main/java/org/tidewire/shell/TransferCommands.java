package org.tidewire.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** The commands of scope {@code transfer} that look and change nothing. May be called from any thread. */
@Component(service = TransferCommands.class)
@GogoCommand(
        scope = "transfer",
        function = {"list", "show", "queue", "history"})
public final class TransferCommands {
    private static final Set<TransferState> HOLDING =
            Set.of(TransferState.READY, TransferState.RUNNING, TransferState.PAUSED, TransferState.SUSPENDED);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SCREEN = 100;

    private final TransferRows rows;
    private final Remembered remembered;
    private final Clock clock;

    /**
     * Makes the commands.
     *
     * @param transfers the engine
     * @param contacts knows our names for friends
     * @param remembered knows in which order files are offered
     */
    @Activate
    public TransferCommands(
            @Reference Transfers transfers, @Reference Contacts contacts, @Reference Remembered remembered) {
        this(new TransferRows(transfers, contacts), remembered, Clock.systemUTC());
    }

    TransferCommands(TransferRows rows, Remembered remembered, Clock clock) {
        this.rows = rows;
        this.remembered = remembered;
        this.clock = clock;
    }

    /**
     * Lists transfers.
     *
     * @param all whether those that are over are shown too
     * @return them, by number
     */
    @Descriptor("Lists the transfers that are not over.")
    public List<TransferRow> list(
            @Descriptor("shows also those that ended within the last day")
                    @Parameter(
                            names = {"-a", "--all"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean all) {
        return new Rows<>(
                rows.all().stream().filter(row -> all || !row.state().isFinal()).toList(), "no transfers");
    }

    /**
     * Shows a transfer.
     *
     * @param number its number
     * @return how it stands
     * @throws CommandException if there is none
     */
    @Descriptor("Shows one transfer in detail, also why it failed.")
    public TransferRow show(@Descriptor("the transfer's number") String number) throws CommandException {
        return rows.of(rows.find(number));
    }

    /**
     * Lists what ended within the last day.
     *
     * @return it, the latest last
     */
    @Descriptor("Lists the transfers that ended within the last day, the latest last.")
    public List<Ended> history() {
        Instant begin = clock.instant().minus(DAY);
        List<Ended> ended = rows.all().stream()
                .filter(row -> row.state().isFinal() && !row.since().isBefore(begin))
                .sorted(Comparator.comparing(TransferRow::since).thenComparing(TransferRow::number))
                .map(Ended::new)
                .toList();
        return new Rows<>(ended, "nothing ended within the last day");
    }

    /**
     * Shows who has a slot and who waits, for a slot or for a friend.
     *
     * @return the queue as of now
     */
    @Descriptor("Shows how many slots are in use, who waits for one, and what friends have still to accept, in order.")
    public Queue queue() {
        List<TransferRow> now = rows.all();
        return new Queue(
                Stream.of(Direction.values())
                        .map(direction -> slots(direction, now))
                        .toList(),
                new Rows<>(waiting(now), "nobody waits", SCREEN, ""),
                new Rows<>(offers(now), "no offers", SCREEN, ""));
    }

    private static List<TransferRow> waiting(List<TransferRow> now) {
        Comparator<TransferRow> order = Comparator.comparing(row -> row.info().direction());
        return now.stream()
                .filter(row -> row.state() == TransferState.QUEUED)
                .sorted(order.thenComparingInt(row -> row.info().queue()))
                .toList();
    }

    /** The policy knows the order; what it does not remember, as an avatar, comes after. */
    private List<TransferRow> offers(List<TransferRow> now) {
        Places places = new Places(remembered.all());
        return now.stream()
                .filter(row ->
                        row.state() == TransferState.OFFERED && row.info().direction() == Direction.OUTGOING)
                .sorted(Comparator.comparing(TransferRow::peer)
                        .thenComparingInt(row -> places.of(row.info()))
                        .thenComparing(TransferRow::number))
                .toList();
    }

    private static Slots slots(Direction direction, List<TransferRow> now) {
        List<TransferState> states = now.stream()
                .map(TransferRow::info)
                .filter(info -> info.direction() == direction)
                .map(TransferInfo::state)
                .toList();
        int used = (int) states.stream().filter(HOLDING::contains).count();
        int waiting = (int)
                states.stream().filter(state -> state == TransferState.QUEUED).count();
        return new Slots(direction, used, waiting);
    }
}
