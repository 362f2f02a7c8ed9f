package org.tidewire.shell;

import java.util.List;
import java.util.regex.Pattern;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.friend.Friends;
import org.tidewire.friend.Message;

/** The commands of scope {@code tox} by which friends talk. May be called from any thread. */
@Component(service = ToxMessageCommands.class)
@GogoCommand(
        scope = "tox",
        function = {"message", "messages"})
public final class ToxMessageCommands {
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");

    private final Friends friends;
    private final Conversation conversation;

    /**
     * Makes the commands.
     *
     * @param friends our friends
     * @param conversation remembers what was said
     */
    @Activate
    public ToxMessageCommands(@Reference Friends friends, @Reference Conversation conversation) {
        this.friends = friends;
        this.conversation = conversation;
    }

    /**
     * Says something to a friend.
     *
     * @param name what we call the friend
     * @param words what to say, blanks between
     * @return what was sent
     * @throws CommandException if there is nothing to say, that is no friend's name, or the friend is not online
     */
    @Descriptor("Says something to a friend who is online; what begins with /me is something done.")
    public Message message(
            @Descriptor("what we call the friend") String name,
            @Descriptor("what to say; in quotes if it holds $, ;, | or quotes") String... words)
            throws CommandException {
        return Attempt.of(() -> {
            if (words.length == 0) {
                throw new CommandException("nothing to say: write it after the name");
            }
            Message said = friends.message(name, String.join(" ", words));
            conversation.said(said);
            return said;
        });
    }

    /**
     * Tells what was said and heard last.
     *
     * @param count how much of it
     * @return the oldest first
     * @throws CommandException if the count is none
     */
    @Descriptor("Tells what was said and heard last, the oldest first; it is forgotten when the program ends.")
    public List<Message> messages(
            @Descriptor("how many messages; without it 20")
                    @Parameter(
                            names = {"-n", "--count"},
                            absentValue = "20")
                    String count)
            throws CommandException {
        if (!COUNT.matcher(count).matches()) {
            throw new CommandException("the count is a number from 1 on, not " + Text.printable(count));
        }
        return new Rows<>(conversation.last(Integer.parseInt(count)), "no messages");
    }
}
