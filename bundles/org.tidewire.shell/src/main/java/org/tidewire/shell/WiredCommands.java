package org.tidewire.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;

/**
 * The commands of scope {@code wired}: a client, with one connection for each shell session. May be called from any
 * thread.
 *
 * <p>Immediate, since Gogo lets go of a command after each call, and the connections must stay.
 */
@Component(service = WiredCommands.class, immediate = true)
@GogoCommand(
        scope = "wired",
        function = {"connect", "disconnect", "ls", "stat", "mkdir", "cd", "pwd", "get", "put"})
public final class WiredCommands {
    private final WiredClient client;
    private final Logger log;
    private final Map<CommandSession, Remote> remotes = new WeakHashMap<>();

    /**
     * Makes the commands.
     *
     * @param client makes connections
     * @param log hears when one cannot be closed
     */
    @Activate
    public WiredCommands(@Reference WiredClient client, @Reference(service = LoggerFactory.class) Logger log) {
        this.client = client;
        this.log = log;
    }

    /** Closes every connection; what runs on them ends with an error. */
    @Deactivate
    void closeAll() {
        List<Remote> open;
        synchronized (remotes) {
            open = List.copyOf(remotes.values());
            remotes.clear();
        }
        open.forEach(this::close);
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
                close(remote);
                throw e;
            }
            replace(session, remote);
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
            Remote remote = remote(session);
            synchronized (remotes) {
                remotes.remove(session);
            }
            remote.close();
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
        return Attempt.of(() -> {
            Remote remote = remote(session);
            return new Rows<>(remote.connection().list(remote.resolve(path)), "empty");
        });
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
        return Attempt.of(() -> {
            Remote remote = remote(session);
            return remote.connection().stat(remote.resolve(path));
        });
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
        return Attempt.of(() -> {
            Remote remote = remote(session);
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
        return Attempt.of(() -> remote(session).change(path).toString());
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
        return remote(session).folder().toString();
    }

    /**
     * Fetches into the local working folder.
     *
     * @param session the session
     * @param source a remote file or folder
     * @return what was done
     * @throws CommandException if that fails; what arrived is kept
     */
    @Descriptor("Fetches a file or folder into the folder you are in; goes on where a broken try ended.")
    public Moved get(CommandSession session, @Descriptor("a file's or folder's path on the server") String source)
            throws CommandException {
        return get(session, source, ".");
    }

    /**
     * Fetches a file or folder.
     *
     * @param session the session
     * @param source a remote file or folder
     * @param target what it becomes here, or the folder it goes into
     * @return what was done
     * @throws CommandException if that fails; what arrived is kept
     */
    @Descriptor("Fetches a file or folder; goes on where a broken try ended.")
    public Moved get(
            CommandSession session,
            @Descriptor("a file's or folder's path on the server") String source,
            @Descriptor("what it becomes here, or an existing folder that it goes into") String target)
            throws CommandException {
        return Attempt.of(() -> {
            Remote remote = remote(session);
            FilePath from = remote.resolve(source);
            Path to = Targets.local(remote, from, Targets.local(session, target));
            WiredConnection connection = remote.connection();
            remote.begin(to);
            Moved moved =
                    new Attended(remote, Screen.of(session)).run(to, progress -> connection.get(from, to, progress));
            remote.finish(to);
            return moved;
        });
    }

    /**
     * Sends into the remote working folder.
     *
     * @param session the session
     * @param source a local file or folder
     * @return what was done
     * @throws CommandException if that fails; what arrived is kept
     */
    @Descriptor("Sends a file or folder into the remote working folder; goes on where a broken try ended.")
    public Moved put(CommandSession session, @Descriptor("a file's or folder's path here") String source)
            throws CommandException {
        return put(session, source, ".");
    }

    /**
     * Sends a file or folder.
     *
     * @param session the session
     * @param source a local file or folder
     * @param target what it becomes there, or the folder it goes into
     * @return what was done
     * @throws CommandException if that fails; what arrived is kept
     */
    @Descriptor("Sends a file or folder; goes on where a broken try ended.")
    public Moved put(
            CommandSession session,
            @Descriptor("a file's or folder's path here") String source,
            @Descriptor("what it becomes on the server, or an existing folder that it goes into") String target)
            throws CommandException {
        return Attempt.of(() -> {
            Remote remote = remote(session);
            Path from = Targets.local(session, source);
            if (!Files.exists(from)) {
                throw new CommandException("no such file or folder: " + from);
            }
            FilePath to = Targets.remote(remote, from, remote.resolve(target));
            WiredConnection connection = remote.connection();
            remote.begin(to);
            Moved moved =
                    new Attended(remote, Screen.of(session)).run(to, progress -> connection.put(from, to, progress));
            remote.finish(to);
            return moved;
        });
    }

    private Remote remote(CommandSession session) throws CommandException {
        synchronized (remotes) {
            Remote remote = remotes.get(session);
            if (remote == null) {
                throw new CommandException("not connected: first wired:connect wired://[login[:password]@]host[:port]");
            }
            return remote;
        }
    }

    private void replace(CommandSession session, Remote remote) {
        Remote old;
        synchronized (remotes) {
            old = remotes.put(session, remote);
        }
        if (old != null) {
            close(old);
        }
    }

    private void close(Remote remote) {
        try {
            remote.close();
        } catch (IOException e) {
            log.warn("A connection to a Wired server could not be closed", e);
        }
    }
}
