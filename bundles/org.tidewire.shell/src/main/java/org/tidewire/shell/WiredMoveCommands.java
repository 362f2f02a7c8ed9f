package org.tidewire.shell;

import static org.tidewire.wired.client.WiredConnection.AS_CONFIGURED;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.WiredConnection;

/** The commands of scope {@code wired} that fetch and send files. May be called from any thread. */
@Component(service = WiredMoveCommands.class)
@GogoCommand(
        scope = "wired",
        function = {"get", "put"})
public final class WiredMoveCommands {
    private static final String QUIET = "shows nothing but errors";
    private static final String VERBOSE = "shows each file as it is done, on a terminal as well";
    private static final String LIMIT =
            "bytes per second, as 300000, 200k or 1.5M, at least 1024; commands that run at the"
                    + " same time in this session share one connection, and so the last limit set";

    private final Remotes remotes;

    /**
     * Makes the commands.
     *
     * @param remotes keeps the connections
     */
    @Activate
    public WiredMoveCommands(@Reference Remotes remotes) {
        this.remotes = remotes;
    }

    /**
     * Fetches a file or folder.
     *
     * @param session the session
     * @param quiet whether nothing is shown but errors
     * @param verbose whether each file is shown as it is done
     * @param limit bytes per second; empty for any
     * @param paths a remote file or folder, and what it becomes here, or the folder it goes into; without that the local
     *     working folder
     * @return what was done; null if that is not to be shown
     * @throws CommandException if that fails; what arrived is kept
     */
    @Descriptor("Fetches a file or folder; goes on where a broken try ended.")
    public Moved get(
            CommandSession session,
            @Descriptor(QUIET)
                    @Parameter(
                            names = {"-q", "--quiet"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean quiet,
            @Descriptor(VERBOSE)
                    @Parameter(
                            names = {"-v", "--verbose"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean verbose,
            @Descriptor(LIMIT)
                    @Parameter(
                            names = {"-l", "--limit"},
                            absentValue = "")
                    String limit,
            @Descriptor("SOURCE [TARGET]: a file's or folder's path on the server; what it becomes here, or an existing"
                            + " folder that it goes into, without it the one you are in")
                    String[] paths)
            throws CommandException {
        Manner manner = Manner.of(quiet, verbose, limit);
        String target = target(paths);
        return remotes.attempt(session, remote -> {
            FilePath from = remote.resolve(paths[0]);
            Path to = Targets.local(remote, from, Targets.local(session, target));
            WiredConnection connection = remote.connection();
            Attended.Move move = progress -> connection.get(from, to, progress);
            return new Attended(remote, Screen.of(session), manner)
                    .run(from, to, move, speed -> connection.limit(speed, AS_CONFIGURED));
        });
    }

    /**
     * Sends a file or folder.
     *
     * @param session the session
     * @param quiet whether nothing is shown but errors
     * @param verbose whether each file is shown as it is done
     * @param limit bytes per second; empty for any
     * @param paths a local file or folder, and what it becomes there, or the folder it goes into; without that the
     *     remote working folder
     * @return what was done; null if that is not to be shown
     * @throws CommandException if that fails; what arrived is kept
     */
    @Descriptor("Sends a file or folder; goes on where a broken try ended.")
    public Moved put(
            CommandSession session,
            @Descriptor(QUIET)
                    @Parameter(
                            names = {"-q", "--quiet"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean quiet,
            @Descriptor(VERBOSE)
                    @Parameter(
                            names = {"-v", "--verbose"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean verbose,
            @Descriptor(LIMIT)
                    @Parameter(
                            names = {"-l", "--limit"},
                            absentValue = "")
                    String limit,
            @Descriptor("SOURCE [TARGET]: a file's or folder's path here; what it becomes on the server, or an existing"
                            + " folder that it goes into, without it the remote working folder")
                    String[] paths)
            throws CommandException {
        Manner manner = Manner.of(quiet, verbose, limit);
        String target = target(paths);
        return remotes.attempt(session, remote -> {
            Path from = Targets.local(session, paths[0]);
            if (!Files.exists(from)) {
                throw new CommandException("no such file or folder: " + from);
            }
            FilePath to = Targets.remote(remote, from, remote.resolve(target));
            WiredConnection connection = remote.connection();
            Attended.Move move = progress -> connection.put(from, to, progress);
            return new Attended(remote, Screen.of(session), manner)
                    .run(from, to, move, speed -> connection.limit(AS_CONFIGURED, speed));
        });
    }

    private static String target(String... paths) throws CommandException {
        for (String path : paths) {
            if (path.startsWith("-")) {
                throw new CommandException("there is no option " + Text.printable(path)
                        + "; allowed are -q, -v and -l RATE, and a name that begins so is written ./NAME");
            }
        }
        if (paths.length < 1 || paths.length > 2) {
            throw new CommandException(paths.length
                    + " paths are given: one is needed, the source, and a second is allowed," + " the target");
        }
        return paths.length == 2 ? paths[1] : ".";
    }
}
