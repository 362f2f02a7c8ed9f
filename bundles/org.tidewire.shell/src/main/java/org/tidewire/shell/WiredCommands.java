package org.tidewire.shell;

import java.io.IOException;
import java.util.List;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;

/**
 * The commands of scope {@code wired} that connect and look around; one connection for each shell session. May be called
 * from any thread.
 */
@Component(service = WiredCommands.class)
@GogoCommand(
        scope = "wired",
        function = {"connect", "disconnect", "ls", "stat", "mkdir", "cd", "pwd"})
public final class WiredCommands {
    private final WiredClient client;
    private final Remotes remotes;

    /**
     * Makes the commands.
     *
     * @param client makes connections
     * @param remotes keeps them
     */
    @Activate
    public WiredCommands(@Reference WiredClient client, @Reference Remotes remotes) {
        this.client = client;
        this.remotes = remotes;
    }

    /**
     * Connects, in place of the connection that was.
     *
     * @param session the session it is for
     * @param url where to; a path in it becomes the working folder
     * @return the connection
     * @throws CommandException if it cannot be made
     */
    @Descriptor("Connects this session to a Wired server; a password that is not given is asked for.")
    public Connected connect(
            CommandSession session,
            @Descriptor("wired://[login[:password]@]host[:port][/folder]; login guest and port 2000 if not given")
                    String url)
            throws CommandException {
        return Attempt.of(() -> {
            WiredUrl to = Password.of(session, url);
            WiredConnection connection = client.connect(to);
            Remote remote = new Remote(client, connection);
            try {
                remote.change(to.path());
            } catch (IOException | CommandException | RuntimeException e) {
                remotes.close(remote);
                throw e;
            }
            remotes.replace(session, remote);
            return new Connected(connection.serverName(), to, remote.folder());
        });
    }

    /**
     * Closes the session's connection.
     *
     * @param session the session
     * @return what was done
     * @throws CommandException if there is none, or closing fails
     */
    @Descriptor("Closes the connection of this session.")
    public String disconnect(CommandSession session) throws CommandException {
        return Attempt.of(() -> {
            remotes.disconnect(session);
            return "disconnected";
        });
    }

    /**
     * Lists the remote working folder.
     *
     * @param session the session
     * @return its entries
     * @throws CommandException if that fails
     */
    @Descriptor("Lists the remote working folder.")
    public List<FileEntry> ls(CommandSession session) throws CommandException {
        return ls(session, ".");
    }

    /**
     * Lists a remote folder.
     *
     * @param session the session
     * @param path the folder
     * @return its entries
     * @throws CommandException if that fails
     */
    @Descriptor("Lists a remote folder.")
    public List<FileEntry> ls(CommandSession session, @Descriptor("the folder's path on the server") String path)
            throws CommandException {
        return remotes.attempt(session, remote -> new Rows<>(remote.connection().list(remote.resolve(path)), "empty"));
    }

    /**
     * Tells what lies at a remote path.
     *
     * @param session the session
     * @param path a file or folder
     * @return what the server tells of it
     * @throws CommandException if nothing lies there
     */
    @Descriptor("Tells what lies at a path on the server, with its checksum.")
    public RemoteFile stat(CommandSession session, @Descriptor("a file's or folder's path on the server") String path)
            throws CommandException {
        return remotes.attempt(session, remote -> remote.connection().stat(remote.resolve(path)));
    }

    /**
     * Makes a remote folder.
     *
     * @param session the session
     * @param path the folder
     * @return what was done
     * @throws CommandException if the server refuses
     */
    @Descriptor("Makes a folder on the server.")
    public String mkdir(
            CommandSession session, @Descriptor("the folder's path on the server; its parent exists") String path)
            throws CommandException {
        return remotes.attempt(session, remote -> {
            FilePath folder = remote.resolve(path);
            remote.connection().createFolder(folder);
            return "made " + folder;
        });
    }

    /**
     * Goes to another remote working folder.
     *
     * @param session the session
     * @param path the folder
     * @return its path
     * @throws CommandException if there is no such folder
     */
    @Descriptor("Changes the remote working folder, from which relative remote paths count.")
    public String cd(CommandSession session, @Descriptor("the folder's path on the server; .. goes up") String path)
            throws CommandException {
        return remotes.attempt(session, remote -> remote.change(path).toString());
    }

    /**
     * Tells the remote working folder.
     *
     * @param session the session
     * @return its path
     * @throws CommandException if there is no connection
     */
    @Descriptor("Tells the remote working folder.")
    public String pwd(CommandSession session) throws CommandException {
        return remotes.of(session).folder().toString();
    }
}
