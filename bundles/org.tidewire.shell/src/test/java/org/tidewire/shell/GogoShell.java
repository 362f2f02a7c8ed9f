package org.tidewire.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.annotations.GogoCommand;

/** A real Gogo without a container: commands are added by their method names. */
final class GogoShell implements AutoCloseable {
    private final CommandProcessorImpl processor = new CommandProcessorImpl();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CommandSession session;

    GogoShell() {
        PrintStream out = new PrintStream(printed, true, UTF_8);
        session = processor.createSession(new ByteArrayInputStream(new byte[0]), out, out);
        processor.addConverter(new ResultFormat());
    }

    /**
     * Adds commands.
     *
     * @param scope the scope, as {@link GogoCommand} says it, which does not exist at run time
     * @param commands the object
     * @param functions the functions
     */
    void add(String scope, Object commands, String... functions) {
        for (String function : functions) {
            processor.addCommand(scope, commands, function);
        }
    }

    CommandSession session() {
        return session;
    }

    Object run(String line) throws Exception {
        return session.execute(line);
    }

    String show(String line) throws Exception {
        return session.format(run(line), Converter.INSPECT).toString();
    }

    String printed() {
        return printed.toString(UTF_8);
    }

    @Override
    public void close() {
        session.close();
        processor.stop();
    }
}
