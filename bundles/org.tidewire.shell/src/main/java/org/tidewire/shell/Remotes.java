package org.tidewire.shell;

import java.io.IOException;
import java.lang.ref.Cleaner;
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
 * <p>Gogo tells nobody that a session has ended; so a connection ends when the memory of its session is reclaimed.
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

    /** A connection, and what closes it once: when it is asked, or when the session is gone. */
    private record Kept(Remote remote, Cleaner.Cleanable end) {}

    private final Logger log;
    private final Cleaner sessions = Cleaner.create();
    private final Map<CommandSession, Kept> remotes = new WeakHashMap<>();

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
        List<Kept> open;
        synchronized (remotes) {
            open = List.copyOf(remotes.values());
            remotes.clear();
        }
        open.forEach(each -> each.end().clean());
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
            return connected(remotes.get(session)).remote();
        }
    }

    private static Kept connected(Kept kept) throws CommandException {
        if (kept == null) {
            throw new CommandException("not connected: first wired:connect wired://[login[:password]@]host[:port]");
        }
        return kept;
    }

    void disconnect(CommandSession session) throws CommandException, IOException {
        Kept kept;
        synchronized (remotes) {
            kept = connected(remotes.remove(session));
        }
        try {
            kept.remote().close();
        } finally {
            kept.end().clean(); // which does nothing to what is closed, and forgets it
        }
    }

    void replace(CommandSession session, Remote remote) {
        Kept old;
        synchronized (remotes) {
            old = remotes.put(session, new Kept(remote, sessions.register(session, () -> close(remote))));
        }
        if (old != null) {
            old.end().clean();
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
