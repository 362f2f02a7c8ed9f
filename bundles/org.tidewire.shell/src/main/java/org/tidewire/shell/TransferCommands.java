package org.tidewire.shell;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.Friends;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** The commands of scope {@code transfer}. May be called from any thread. */
@Component(service = TransferCommands.class)
@GogoCommand(
        scope = "transfer",
        function = {"list", "show", "pause", "resume", "cancel", "accept", "reject", "send", "queue"})
public final class TransferCommands {
    private static final Set<TransferState> HOLDING =
            Set.of(TransferState.READY, TransferState.RUNNING, TransferState.PAUSED, TransferState.SUSPENDED);

    private final Transfers transfers;
    private final AtomicReference<Friends> friends = new AtomicReference<>();

    /**
     * Makes the commands.
     *
     * @param transfers the engine
     */
    @Activate
    public TransferCommands(@Reference Transfers transfers) {
        this.transfers = transfers;
    }

    /**
     * Takes names of friends from now on.
     *
     * @param arriving knows them
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindFriends(Friends arriving) {
        friends.set(arriving);
    }

    /**
     * Takes names no more.
     *
     * @param leaving the one that knew them, or one that was replaced
     */
    void unbindFriends(Friends leaving) {
        friends.compareAndSet(leaving, null);
    }

    /**
     * Lists transfers.
     *
     * @param all whether those that are over are shown too
     * @return them, by number
     */
    @Descriptor("Lists the transfers that are not over.")
    public List<TransferInfo> list(
            @Descriptor("shows also the last hundred that are over")
                    @Parameter(
                            names = {"-a", "--all"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean all) {
        return new Rows<>(infos().filter(info -> all || !info.state().isFinal()).toList(), "no transfers");
    }

    /**
     * Shows a transfer.
     *
     * @param number its number
     * @return how it stands
     * @throws CommandException if there is none
     */
    @Descriptor("Shows one transfer in detail, also why it failed.")
    public TransferInfo show(@Descriptor("the transfer's number") String number) throws CommandException {
        return find(number).info();
    }

    /**
     * Pauses a transfer.
     *
     * @param number its number
     * @return how it stands
     * @throws CommandException if there is none, or its state does not allow it
     */
    @Descriptor("Pauses a transfer; transfer:resume lets it go on.")
    public TransferInfo pause(@Descriptor("the transfer's number") String number) throws CommandException {
        return control(find(number), FileControl.PAUSE);
    }

    /**
     * Lets a transfer go on that we paused.
     *
     * @param number its number
     * @return how it stands
     * @throws CommandException if there is none, or it is not paused
     */
    @Descriptor("Lets a transfer go on that was paused here.")
    public TransferInfo resume(@Descriptor("the transfer's number") String number) throws CommandException {
        Transfer transfer = find(number);
        if (transfer.info().state() == TransferState.OFFERED) {
            throw new CommandException("transfer " + number + " is an offer: transfer:accept takes it");
        }
        return control(transfer, FileControl.RESUME);
    }

    /**
     * Stops a transfer for good.
     *
     * @param number its number
     * @return how it stands
     * @throws CommandException if there is none, or it is over
     */
    @Descriptor("Stops a transfer for good; what arrived is discarded.")
    public TransferInfo cancel(@Descriptor("the transfer's number") String number) throws CommandException {
        return control(find(number), FileControl.CANCEL);
    }

    /**
     * Takes a file that a friend offers.
     *
     * @param number the transfer's number
     * @return how it stands
     * @throws CommandException if there is none, or nothing is offered to us
     */
    @Descriptor("Takes a file that a friend offers.")
    public TransferInfo accept(@Descriptor("the transfer's number") String number) throws CommandException {
        return control(offered(number), FileControl.RESUME);
    }

    /**
     * Refuses a file that a friend offers.
     *
     * @param number the transfer's number
     * @return how it stands
     * @throws CommandException if there is none, or nothing is offered to us
     */
    @Descriptor("Refuses a file that a friend offers.")
    public TransferInfo reject(@Descriptor("the transfer's number") String number) throws CommandException {
        return control(offered(number), FileControl.CANCEL);
    }

    /**
     * Offers a stored file to a friend, as soon as the friend is online.
     *
     * @param friend the friend's name or id
     * @param path the file in storage
     * @return the new transfer
     * @throws CommandException if there is no such friend or file
     */
    @Descriptor("Offers a stored file to a friend, as soon as the friend is online.")
    public TransferInfo send(
            @Descriptor("the friend's name or id") String friend, @Descriptor("the file's path in storage") String path)
            throws CommandException {
        return Attempt.of(() ->
                transfers.send(id(friend), FilePath.of(path), FileKind.DATA).info());
    }

    /** The id of a friend who is named; anything else has to be an id itself, as of a friend that a host brings. */
    private String id(String friend) throws IOException {
        Friends known = friends.get();
        if (known == null) {
            return friend;
        }
        for (FriendInfo each : known.list()) {
            if (each.name().equals(friend) || each.id().equalsIgnoreCase(friend)) {
                return each.id();
            }
        }
        throw new IllegalArgumentException("there is no friend named " + friend + ": tox:list shows them");
    }

    /**
     * Shows who has a slot and who waits.
     *
     * @return the queue as of now
     */
    @Descriptor("Shows how many slots are in use in each direction, and who waits for one.")
    public Queue queue() {
        List<TransferInfo> now = infos().toList();
        return new Queue(
                Stream.of(Direction.values())
                        .map(direction -> slots(direction, now))
                        .toList(),
                now.stream()
                        .filter(info -> info.state() == TransferState.QUEUED)
                        .sorted(Comparator.comparing(TransferInfo::direction).thenComparingInt(TransferInfo::queue))
                        .toList());
    }

    private static Slots slots(Direction direction, List<TransferInfo> now) {
        List<TransferState> states = now.stream()
                .filter(info -> info.direction() == direction)
                .map(TransferInfo::state)
                .toList();
        int used = (int) states.stream().filter(HOLDING::contains).count();
        int waiting = (int)
                states.stream().filter(state -> state == TransferState.QUEUED).count();
        return new Slots(direction, used, waiting);
    }

    private Stream<TransferInfo> infos() {
        return transfers.list().stream().map(Transfer::info);
    }

    private Transfer find(String number) throws CommandException {
        return transfers.list().stream()
                .filter(transfer -> Long.toString(transfer.info().number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "no transfer has the number " + Text.printable(number) + ": transfer:list -a shows them"));
    }

    private Transfer offered(String number) throws CommandException {
        Transfer transfer = find(number);
        TransferInfo info = transfer.info();
        if (info.state() != TransferState.OFFERED || info.direction() != Direction.INCOMING) {
            throw new CommandException("transfer " + number + " is not a file that a friend offers");
        }
        return transfer;
    }

    private static TransferInfo control(Transfer transfer, FileControl control) throws CommandException {
        return Attempt.of(() -> {
            transfer.control(control, Side.OURS);
            return transfer.info();
        });
    }
}
