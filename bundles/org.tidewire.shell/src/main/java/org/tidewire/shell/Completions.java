package org.tidewire.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Teaches a shell on jline what the Tab key offers after our commands: paths and transfer numbers. The shell's own
 * {@code complete} command takes the definitions, so nothing of jline is imported; other shells are left alone.
 */
@Component
public final class Completions implements CommandSessionListener {
    private static final String SCRIPT = "completions.gosh";
    private static final String COMPLETIONS = ".completions";
    private static final String TAUGHT = ".tidewire.completions";
    private static final String ARGUMENTS = "__tidewire_arguments";

    private final String script;

    /** Reads the definitions. */
    @Activate
    public Completions() {
        try (InputStream in = Completions.class.getResourceAsStream(SCRIPT)) {
            script = new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Defines the completions before the first command of an interactive session; once, also if that fails. */
    @Override
    public void beforeExecute(CommandSession session, CharSequence command) {
        if (session.get(COMPLETIONS) == null || session.get(TAUGHT) != null) {
            return;
        }
        session.put(TAUGHT, true);
        session.put(ARGUMENTS, new Arguments());
        keepAlive(session.get(Audience.READER));
        try {
            session.execute(script);
        } catch (Exception e) {
            throw new IllegalStateException("completions cannot be defined", e);
        }
    }

    private static void keepAlive(Object reader) {
        if (reader == null) {
            return;
        }
        try {
            LineEditor.keepAlive(reader);
        } catch (NoClassDefFoundError e) {
            // a shell that has another reader, and no jline is there
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Exception exception) {}

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Object result) {}
}
