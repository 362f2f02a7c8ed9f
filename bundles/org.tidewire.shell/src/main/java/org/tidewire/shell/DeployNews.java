package org.tidewire.shell;

import java.time.Instant;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/**
 * Tells people in their shells which files that somebody dropped in do not work, and why. File Install and the standalone server
 * say so to the log alone. May be called from any thread; never waits.
 */
@Component(
        service = {},
        immediate = true)
public final class DeployNews implements LogListener {
    private static final String FILE_INSTALL = "org.apache.felix.fileinstall";

    /** The log of the standalone server about what was deployed; its messages say already why. */
    private static final String DEPLOYED = "org.tidewire.deploy";

    private static final Pattern FOLDERS = Pattern.compile("(?:file:)?/.*/");
    private static final Pattern REPEATED = Pattern.compile(" Unresolved requirements:.*", Pattern.DOTALL);
    private static final int LONGEST = 300;

    private final Bulletin bulletin;

    /**
     * Begins.
     *
     * @param bulletin shows it
     */
    @Activate
    public DeployNews(@Reference Bulletin bulletin) {
        this.bulletin = bulletin;
    }

    /**
     * Listens to a log from now on.
     *
     * @param log a log
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindLog(LogReaderService log) {
        log.addLogListener(this);
    }

    /**
     * Listens to a log no more.
     *
     * @param log a log
     */
    void unbindLog(LogReaderService log) {
        log.removeLogListener(this);
    }

    @Override
    public void logged(LogEntry entry) {
        boolean ours = DEPLOYED.equals(entry.getLoggerName());
        if (LogLevel.WARN.implies(entry.getLogLevel())
                && entry.getLogLevel() != LogLevel.AUDIT
                && (ours || FILE_INSTALL.equals(entry.getLoggerName()))) {
            Instant now = Instant.now();
            String line = line(entry.getMessage(), ours ? null : entry.getException());
            bulletin.tell(Topic.DEPLOYED, () -> Units.clock(now) + " " + line);
        }
    }

    /** The file's name is enough: whoever reads this has just put it there. */
    private static String line(String message, Throwable cause) {
        String what = FOLDERS.matcher(message).replaceFirst("");
        if (cause == null) {
            return Text.fit(Text.line(what), LONGEST);
        }
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return Text.fit(Text.line(what + ": " + REPEATED.matcher(why).replaceFirst("")), LONGEST);
    }
}
