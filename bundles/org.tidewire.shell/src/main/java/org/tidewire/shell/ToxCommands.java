package org.tidewire.shell;

import java.util.List;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.Friends;

/** The commands of scope {@code tox} about who our friends are. May be called from any thread. */
@Component(service = ToxCommands.class)
@GogoCommand(
        scope = "tox",
        function = {"id", "add", "remove", "list", "show", "import"})
public final class ToxCommands {
    private static final String GREETING = "Hello, this is Tidewire";

    private final Friends friends;

    /**
     * Makes the commands.
     *
     * @param friends our friends
     */
    @Activate
    public ToxCommands(@Reference Friends friends) {
        this.friends = friends;
    }

    /**
     * Tells our Tox ID.
     *
     * @return 76 hex digits
     */
    @Descriptor("Tells our Tox ID, which is what others need to become friends.")
    public String id() {
        return friends.id();
    }

    /**
     * Makes somebody a friend.
     *
     * @param address where they may be; empty if nobody knows
     * @param message what they are told
     * @param name what we shall call them
     * @param id their Tox ID or public key
     * @return the friend as it stands now
     * @throws CommandException if something of this is not allowed, or the configuration cannot be written
     */
    @Descriptor("Makes somebody a friend: asks them until they answer.")
    public FriendInfo add(
            @Descriptor("where they may be, HOST:PORT, which spares the search")
                    @Parameter(
                            names = {"-a", "--address"},
                            absentValue = "")
                    String address,
            @Descriptor("what they are told when asked, in quotes; without it: " + GREETING)
                    @Parameter(
                            names = {"-m", "--message"},
                            absentValue = GREETING)
                    String message,
            @Descriptor("what we shall call them: letters, digits, '.', '_' and '-'") String name,
            @Descriptor("their Tox ID, 76 hex digits; or their public key, 64, with which they are not asked")
                    String id)
            throws CommandException {
        return Attempt.of(() -> friends.add(name, id, address, message));
    }

    /**
     * Ends a friendship.
     *
     * @param name what we call the friend
     * @return what was done
     * @throws CommandException if that is no friend's name, or the configuration cannot be deleted
     */
    @Descriptor("Ends a friendship: they cannot reach us any more.")
    public String remove(@Descriptor("what we call the friend") String name) throws CommandException {
        return Attempt.of(() -> {
            friends.remove(name);
            return "removed " + Text.printable(name);
        });
    }

    /**
     * Lists our friends.
     *
     * @return them, by name
     * @throws CommandException if the node has just stopped
     */
    @Descriptor("Lists our friends, also those who have not yet answered.")
    public List<FriendInfo> list() throws CommandException {
        return Attempt.of(() -> new Rows<>(friends.list(), "no friends"));
    }

    /**
     * Shows a friend.
     *
     * @param name what we call the friend
     * @return how it stands
     * @throws CommandException if that is no friend's name
     */
    @Descriptor("Shows one friend in detail.")
    public FriendInfo show(@Descriptor("what we call the friend") String name) throws CommandException {
        return Attempt.of(() -> friends.list().stream()
                .filter(friend -> friend.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no friend is called " + name + ": tox:list shows them")));
    }

    /**
     * Makes friends of those whom the identity brought from another program. The underscore is Gogo's way to a command that
     * is named like a word of Java.
     *
     * @return them; empty if there are none
     * @throws CommandException if a configuration cannot be written; those before it are friends by then
     */
    @Descriptor("Makes friends of those whom the identity brought from another program.")
    public List<FriendInfo> _import() throws CommandException {
        return Attempt.of(() -> new Rows<>(friends.adopt(), "nobody to import"));
    }
}
