package org.tidewire.itest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;

/** A session of the real shell, without a person. */
final class Shell implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CommandSession session;

    Shell() throws Exception {
        CommandProcessor processor = Container.service(CommandProcessor.class);
        session = processor.createSession(new ByteArrayInputStream(new byte[0]), out, out);
    }

    /** Runs commands, and tells what they printed and how the last result looks. */
    String run(String command) throws Exception {
        out.reset();
        Object result = session.execute(command);
        return out.toString(StandardCharsets.UTF_8) + session.format(result, Converter.INSPECT);
    }

    /** Tells what was printed since the last command began. */
    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Forgets what was printed. */
    void forget() {
        out.reset();
    }

    /** Connects to the installation. */
    void connect(Installation installation) throws Exception {
        String password = Installation.PASSWORD.replace(" ", "%20");
        run("wired:connect 'wired://" + Installation.LOGIN + ":" + password + "@127.0.0.1:" + installation.port()
                + "/'");
    }

    @Override
    public void close() {
        session.close();
    }
}
