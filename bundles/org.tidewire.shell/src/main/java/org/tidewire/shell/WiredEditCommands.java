package org.tidewire.shell;

import java.util.List;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.storage.FilePath;

/** The commands of scope {@code wired} that search and change what lies on the server. May be called from any thread. */
@Component(service = WiredEditCommands.class)
@GogoCommand(
        scope = "wired",
        function = {"rm", "mv", "type", "comment", "search"})
public final class WiredEditCommands {
    private final Remotes remotes;

    /**
     * Makes the commands.
     *
     * @param remotes keeps the connections
     */
    @Activate
    public WiredEditCommands(@Reference Remotes remotes) {
        this.remotes = remotes;
    }

    /**
     * Deletes a remote file or folder.
     *
     * @param session the session
     * @param path a file, or a folder with all that is in it
     * @return what was done
     * @throws CommandException if the server refuses
     */
    @Descriptor("Deletes a file on the server, or a folder with all that is in it.")
    public String rm(CommandSession session, @Descriptor("a file's or folder's path on the server") String path)
            throws CommandException {
        return remotes.attempt(session, remote -> {
            FilePath gone = remote.resolve(path);
            remote.connection().delete(gone);
            return "deleted " + gone;
        });
    }

    /**
     * Moves or renames a remote file or folder.
     *
     * @param session the session
     * @param source a file or folder
     * @param target its new path, or an existing folder that it goes into
     * @return what was done
     * @throws CommandException if the server refuses
     */
    @Descriptor("Moves or renames a file or folder on the server.")
    public String mv(
            CommandSession session,
            @Descriptor("a file's or folder's path on the server") String source,
            @Descriptor("its new path there, or an existing folder that it goes into") String target)
            throws CommandException {
        return remotes.attempt(session, remote -> {
            FilePath from = remote.resolve(source);
            FilePath to = Targets.moved(remote, from, remote.resolve(target));
            remote.connection().move(from, to);
            return "moved " + from + " to " + to;
        });
    }

    /**
     * Changes the type of a remote folder.
     *
     * @param session the session
     * @param path the folder
     * @param type its new type
     * @return what was done
     * @throws CommandException if there is no such type, or the server refuses
     */
    @Descriptor("Makes a folder on the server one of another type.")
    public String type(
            CommandSession session,
            @Descriptor("the folder's path on the server") String path,
            @Descriptor("folder, uploads or drop-box") String type)
            throws CommandException {
        return remotes.attempt(session, remote -> {
            FilePath folder = remote.resolve(path);
            remote.connection().changeType(folder, Targets.type(type));
            return folder + " is now of type " + type;
        });
    }

    /**
     * Comments on a remote file or folder.
     *
     * @param session the session
     * @param path a file or folder
     * @param text the comment; empty to remove it
     * @return what was done
     * @throws CommandException if the server refuses
     */
    @Descriptor("Writes a comment on a file or folder on the server, in place of the one that was.")
    public String comment(
            CommandSession session,
            @Descriptor("a file's or folder's path on the server") String path,
            @Descriptor("the comment, in quotes; '' removes it") String text)
            throws CommandException {
        return remotes.attempt(session, remote -> {
            FilePath about = remote.resolve(path);
            remote.connection().comment(about, text);
            return (text.isEmpty() ? "no comment on " : "commented on ") + about;
        });
    }

    /**
     * Looks for names on the server.
     *
     * @param session the session
     * @param part a part of a name
     * @return what was found; shown with whole paths
     * @throws CommandException if the server refuses
     */
    @Descriptor("Looks for files and folders by name, everywhere on the server.")
    public List<Found> search(CommandSession session, @Descriptor("a part of the name") String part)
            throws CommandException {
        return remotes.attempt(session, remote -> {
            List<Found> found =
                    remote.connection().search(part).stream().map(Found::new).toList();
            return new Rows<>(found, "nothing found");
        });
    }
}
