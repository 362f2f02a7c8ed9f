package org.tidewire.wired.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.tidewire.wired.Message;
import org.tidewire.wired.channel.MessageReader;
import org.tidewire.wired.channel.TlsChannel;

/** The control port: reads commands and runs them strictly in order (Wired 1.1, section 2). */
final class ControlConnection implements Connections.Service {
    // Before the login nothing is longer than ICON with the largest picture; strangers may hold no more memory than
    // that.
    private static final int STRANGERS_LENGTH = 32_768;

    private final Site site;
    private final Commands commands;

    ControlConnection(Site site) {
        this.site = site;
        commands = new Commands(site);
    }

    @Override
    public void serve(TlsChannel channel, String place) throws IOException {
        channel.limitWhole(site.settings().login());
        channel.limitCalls(Duration.ZERO, site.settings().stall());
        channel.handshake();
        Session session = new Session(site, channel, place);
        try {
            converse(session, new MessageReader(channel, STRANGERS_LENGTH));
        } finally {
            session.end();
            site.sessions().remove(session);
            site.tickets().abandon(session);
        }
        session.finish();
    }

    private void converse(Session session, MessageReader reader) throws IOException {
        Optional<Message> message = reader.next();
        while (message.isPresent()) {
            commands.run(session, message.get());
            if (session.phase() == Phase.LOGGED_IN) {
                reader.limit(Message.MAX_LENGTH);
            }
            message = session.isEnded() ? Optional.empty() : reader.next();
        }
    }
}
