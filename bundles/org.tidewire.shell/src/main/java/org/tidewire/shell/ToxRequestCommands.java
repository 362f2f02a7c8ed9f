package org.tidewire.shell;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendRequest;
import org.tidewire.friend.FriendRequests;

/** The commands of scope {@code tox} about who wants to become a friend. May be called from any thread. */
@Component(service = ToxRequestCommands.class)
@GogoCommand(
        scope = "tox",
        function = {"requests", "accept", "refuse"})
public final class ToxRequestCommands {
    private static final String WHICH =
            "the number that tox:requests shows, or 8 or more digits of the key's beginning";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
    private static final Pattern BEGINNING = Pattern.compile("[0-9A-Fa-f]{8,64}");

    private final FriendRequests requests;
    private final RequestNumbers numbers;

    /**
     * Makes the commands.
     *
     * @param requests those who wait
     * @param numbers numbers them
     */
    @Activate
    public ToxRequestCommands(@Reference FriendRequests requests, @Reference RequestNumbers numbers) {
        this.requests = requests;
        this.numbers = numbers;
    }

    /**
     * Lists who wants to become a friend.
     *
     * @return the requests, the oldest first
     * @throws CommandException if the node has just stopped
     */
    @Descriptor("Lists who wants to become a friend, and what they write.")
    public List<NumberedRequest> requests() throws CommandException {
        return Attempt.of(() -> new Rows<>(waiting(), "nobody asks"));
    }

    /**
     * Accepts a request.
     *
     * @param which its number, or the beginning of its id
     * @param name what we shall call them
     * @return the friend as it stands now
     * @throws CommandException if no request is meant, or more than one, or the name is not allowed
     */
    @Descriptor("Makes a friend of somebody who wants to become one.")
    public FriendInfo accept(
            @Descriptor(WHICH) String which,
            @Descriptor("what we shall call them: letters, digits, '.', '_' and '-'") String name)
            throws CommandException {
        return Attempt.of(() -> requests.accept(find(which).id(), name));
    }

    /**
     * Throws a request away.
     *
     * @param which its number, or the beginning of its id
     * @return what was done
     * @throws CommandException if no request is meant, or more than one
     */
    @Descriptor("Throws a request away; they are not told.")
    public String refuse(@Descriptor(WHICH) String which) throws CommandException {
        return Attempt.of(() -> {
            String id = find(which).id();
            requests.refuse(id);
            return "refused " + id;
        });
    }

    private List<NumberedRequest> waiting() throws IOException {
        return numbers.all(requests.list());
    }

    private FriendRequest find(String which) throws IOException, CommandException {
        Predicate<NumberedRequest> meant = meant(which);
        List<NumberedRequest> found = waiting().stream().filter(meant).toList();
        if (found.isEmpty()) {
            throw new CommandException("no request " + which + " waits: tox:requests shows them");
        }
        if (found.size() > 1) {
            throw new CommandException(found.size() + " requests begin with " + which + ": write more of the key");
        }
        return found.get(0).request();
    }

    private static Predicate<NumberedRequest> meant(String which) throws CommandException {
        if (NUMBER.matcher(which).matches()) {
            int number = Integer.parseInt(which);
            return request -> request.number() == number;
        }
        if (BEGINNING.matcher(which).matches()) {
            String beginning = which.toUpperCase(Locale.ROOT);
            return request -> request.request().id().startsWith(beginning);
        }
        throw new CommandException("a request is named by " + WHICH + ", not by " + Text.printable(which));
    }
}
