package org.tidewire.shell;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * The people at the shells: sessions that have a line reader or a prompt. Scripts have neither and are shown nothing. Gogo
 * tells of a session when it runs its first command, which for a shell is its profile. May be called from any thread.
 */
@Component(
        service = {Audience.class, CommandSessionListener.class},
        immediate = true)
public final class Audience implements CommandSessionListener {
    /** The session's variable for its line reader. */
    static final String READER = ".reader";

    private static final String TERMINAL = ".terminal";
    private static final String PROMPT = "prompt";

    private final Logger log;
    private final Map<CommandSession, Boolean> sessions = new WeakHashMap<>(); // guarded by itself

    /**
     * Begins without sessions.
     *
     * @param log hears of terminals that cannot be written to
     */
    @Activate
    public Audience(@Reference(service = LoggerFactory.class) Logger log) {
        this.log = log;
    }

    @Override
    public void beforeExecute(CommandSession session, CharSequence command) {
        synchronized (sessions) {
            sessions.put(session, true);
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Exception exception) {}

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Object result) {}

    /**
     * Shows a line to everybody, above what they are typing if their shell can do that. Returns when the slowest terminal has
     * taken it.
     *
     * @param line one line, safe to print
     */
    void show(String line) {
        for (CommandSession session : people()) {
            try {
                show(session, line);
            } catch (RuntimeException e) { // whatever a terminal throws that is gone
                log.debug("A shell session is shown no more news", e);
                synchronized (sessions) {
                    sessions.remove(session);
                }
            }
        }
    }

    /** A shell in a shell shares its terminal; of those the one that reads a line, if any does, knows how to draw it again. */
    private List<CommandSession> people() {
        Map<Object, CommandSession> terminals = new HashMap<>();
        synchronized (sessions) {
            for (CommandSession session : sessions.keySet()) {
                Object reader = session.get(READER);
                if (reader != null || session.get(PROMPT) != null) {
                    Object terminal = session.get(TERMINAL);
                    terminals.merge(
                            terminal == null ? session : terminal,
                            session,
                            (one, other) -> isReading(other) ? other : one);
                }
            }
        }
        return List.copyOf(terminals.values());
    }

    private static void show(CommandSession session, String line) {
        Object reader = session.get(READER);
        if (reader == null || !printAbove(reader, line)) {
            PrintStream console = session.getConsole();
            console.println(line);
            console.flush();
        }
    }

    private static boolean isReading(CommandSession session) {
        Object reader = session.get(READER);
        try {
            return reader != null && LineEditor.isReading(reader);
        } catch (NoClassDefFoundError e) {
            return false; // a shell that has another reader, and no jline is there
        }
    }

    private static boolean printAbove(Object reader, String line) {
        try {
            return LineEditor.printAbove(reader, line);
        } catch (NoClassDefFoundError e) {
            return false; // a shell that has another reader, and no jline is there
        }
    }
}
