package org.tidewire.shell;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import org.apache.felix.service.command.CommandSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.tidewire.wired.client.WiredClient;

/**
 * Keeps one connection for each shell session. May be called from any thread.
 *
 * <p>Immediate, since Gogo lets go of a command after each call, and the connections must stay; bound to the client, as
 * connections end with it.
 */
@Component(service = Remotes.class, immediate = true)
public final class Remotes {
    /** What a command does with its session's server. */
    interface Step<T> {
        /**
         * Does it.
         *
         * @param remote the server
         * @return the command's result
         * @throws CommandException if it says so itself
         * @throws IOException if the server refuses, or the connection breaks
         */
        T run(Remote remote) throws CommandException, IOException;
    }

    private final Logger log;
    private final Map<CommandSession, Remote> remotes = new WeakHashMap<>();

    /**
     * Begins without connections.
     *
     * @param client makes them; while it is there this is
     * @param log hears when one cannot be closed
     */
    @Activate
    public Remotes(@Reference WiredClient client, @Reference(service = LoggerFactory.class) Logger log) {
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
     * Does a step with the session's server.
     *
     * @param session the session
     * @param step what to do
     * @return its result
     * @throws CommandException if the session is not connected, or as {@link Attempt#of} says it
     */
    <T> T attempt(CommandSession session, Step<T> step) throws CommandException {
        return Attempt.of(() -> step.run(of(session)));
    }

    Remote of(CommandSession session) throws CommandException {
        synchronized (remotes) {
            Remote remote = remotes.get(session);
            if (remote == null) {
                throw new CommandException("not connected: first wired:connect wired://[login[:password]@]host[:port]");
            }
            return remote;
        }
    }

    Remote remove(CommandSession session) throws CommandException {
        synchronized (remotes) {
            Remote remote = of(session);
            remotes.remove(session);
            return remote;
        }
    }

    void replace(CommandSession session, Remote remote) {
        Remote old;
        synchronized (remotes) {
            old = remotes.put(session, remote);
        }
        if (old != null) {
            close(old);
        }
    }

    void close(Remote remote) {
        try {
            remote.close();
        } catch (IOException e) {
            log.warn("A connection to a Wired server could not be closed", e);
        }
    }
}
