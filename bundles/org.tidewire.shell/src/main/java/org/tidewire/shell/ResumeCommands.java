package org.tidewire.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.Transfers;

/** The commands of scope {@code resume}: what would go on after a restart. May be called from any thread. */
@Component(service = ResumeCommands.class)
@GogoCommand(
        scope = "resume",
        function = {"list", "forget"})
public final class ResumeCommands {
    private static final String WHICH = "the file id that resume:list shows, or some digits of its beginning";
    private static final Pattern BEGINNING = Pattern.compile("[0-9A-Fa-f]{1,64}");
    private static final int SCREEN = 100;

    private final Transfers transfers;
    private final Contacts contacts;
    private final Shelf shelf;
    private final Remembered remembered;

    /**
     * Makes the commands.
     *
     * @param transfers the engine
     * @param contacts knows our names for friends
     * @param shelf holds sources and partials
     * @param remembered what is unfinished
     */
    @Activate
    public ResumeCommands(
            @Reference Transfers transfers,
            @Reference Contacts contacts,
            @Reference Shelf shelf,
            @Reference Remembered remembered) {
        this.transfers = transfers;
        this.contacts = contacts;
        this.shelf = shelf;
        this.remembered = remembered;
    }

    /**
     * Lists all that is remembered.
     *
     * @return it, sends in the order they are offered
     * @throws CommandException if there is no policy
     */
    @Descriptor("Lists what is remembered of unfinished transfers, and what happens to each next.")
    public List<Resumable> list() throws CommandException {
        return list(info -> true, "nothing is unfinished");
    }

    /**
     * Lists what is remembered of one peer.
     *
     * @param friend a friend's name or id, or a login
     * @return it, sends in the order they are offered
     * @throws CommandException if there is no policy
     */
    @Descriptor("Lists what is remembered of unfinished transfers with one friend or account.")
    public List<Resumable> list(@Descriptor("the friend's name or id, or a login") String friend)
            throws CommandException {
        Names names = contacts.now();
        return list(info -> names.isMeant(info.peer(), friend), "nothing is unfinished with " + Text.printable(friend));
    }

    /**
     * Forgets something, and cancels its transfer if it is under way.
     *
     * @param which the beginning of its file id
     * @return what was done
     * @throws CommandException if nothing is meant, or more than one thing, or it cannot be deleted
     */
    @Descriptor("Forgets an unfinished transfer, so that it does not come back; cancels it if it is under way.")
    public String forget(@Descriptor(WHICH) String which) throws CommandException {
        return forget(which, info -> true, ": write more of the id, or the friend after it");
    }

    /**
     * Forgets something of one peer, and cancels its transfer if it is under way.
     *
     * @param which the beginning of its file id
     * @param friend a friend's name or id, or a login
     * @return what was done
     * @throws CommandException if nothing is meant, or more than one thing, or it cannot be deleted
     */
    @Descriptor("Forgets an unfinished transfer with one friend, for an id that several have.")
    public String forget(
            @Descriptor(WHICH) String which, @Descriptor("the friend's name or id, or a login") String friend)
            throws CommandException {
        Names names = contacts.now();
        return forget(which, info -> names.isMeant(info.peer(), friend), ": write more of the id");
    }

    private List<Resumable> list(Predicate<TransferInfo> wanted, String none) throws CommandException {
        remembered.require();
        Forecast forecast = new Forecast(contacts.now(), live(), shelf);
        return new Rows<>(
                remembered.all().stream().filter(wanted).map(forecast::of).toList(),
                none,
                SCREEN,
                ": resume:list FRIEND shows those of one");
    }

    private String forget(String which, Predicate<TransferInfo> wanted, String hint) throws CommandException {
        remembered.require();
        if (!BEGINNING.matcher(which).matches()) {
            throw new CommandException("what to forget is named by " + WHICH + ", not by " + Text.printable(which));
        }
        String beginning = which.toLowerCase(Locale.ROOT);
        List<TransferInfo> found = remembered.all().stream()
                .filter(info -> info.id().hex().startsWith(beginning))
                .filter(wanted)
                .toList();
        if (found.isEmpty()) {
            throw new CommandException(
                    "nothing unfinished has an id that begins with " + which + ": resume:list shows all");
        }
        if (found.size() > 1) {
            throw new CommandException(
                    found.size() + " unfinished transfers have an id that begins with " + which + hint);
        }
        return forget(found.get(0));
    }

    /** The live one goes first: its end could be remembered after the record is gone, but not the other way round. */
    private String forget(TransferInfo saved) throws CommandException {
        Optional<Transfer> live = live().stream()
                .filter(transfer -> Remembered.isSame(transfer.info(), saved))
                .findFirst();
        return Attempt.of(() -> {
            if (live.isPresent()) {
                live.get().control(FileControl.CANCEL, Side.OURS);
            }
            remembered.forget(saved);
            return "forgot " + Text.line(saved.name()) + " of " + contacts.now().of(saved.peer())
                    + (live.isPresent() ? "; transfer " + live.get().info().number() + " is cancelled" : rest(saved));
        });
    }

    /** Not discarded here, for somebody else's transfer may have begun a partial at the same path since. */
    private String rest(TransferInfo saved) {
        boolean held = new Forecast(contacts.now(), List.of(), shelf).of(saved).held() > 0;
        String path = Text.printable(saved.path().toString());
        boolean quotable = path.indexOf('\'') < 0; // else what follows the quote would be a command of a stranger's
        String told = quotable
                ? "; what arrived of it is thrown away by: storage:discard '" + path + "'"
                : "; what arrived of it stays, until storage:discard throws it away";
        return held ? told : "";
    }

    private List<Transfer> live() {
        return transfers.list().stream()
                .filter(transfer -> !transfer.info().state().isFinal())
                .toList();
    }
}
