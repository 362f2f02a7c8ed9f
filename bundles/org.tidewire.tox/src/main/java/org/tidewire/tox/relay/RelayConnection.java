package org.tidewire.tox.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

import org.tidewire.tox.crypto.PublicKey;

/** One connection to a relay, from dialling to its end; whatever breaks the protocol ends it. Belongs to one thread. */
final class RelayConnection implements StreamListener {
    private enum Phase {
        /** The stream is not yet open. */
        DIALLING,
        /** Our hello is under way. */
        GREETING,
        /** The answer opened, which a recorded one would too; a frame that opens proves the relay. */
        PROVING,
        /** The relay can be used. */
        READY,
        /** Over. */
        CLOSED
    }

    private final RelayContext context;
    private final RelayOwner owner;
    private final RelayHandshake handshake;
    private final long begun;
    private final RelayInput input = new RelayInput();
    private Phase phase = Phase.DIALLING;
    private Stream stream;
    private RelayFrames frames;
    private RelaySession session;

    /** A connection to the relay with this DHT key. */
    RelayConnection(PublicKey relay, RelayContext context, RelayOwner owner) {
        this.context = context;
        this.owner = owner;
        handshake = new RelayHandshake(context.dht(), relay, context.random());
        begun = context.ticker().millis();
    }

    void dial(InetSocketAddress relay) {
        stream = context.streams().open(relay, this);
    }

    boolean ready() {
        return phase == Phase.READY;
    }

    /** What can be said on a connection that is ready. */
    RelaySession session() {
        return session;
    }

    /** Does something with the session if the connection is ready, and closes it if that answers false. */
    void use(Predicate<RelaySession> action) {
        if (ready() && !action.test(session)) {
            close();
        }
    }

    void tick() {
        boolean open = session != null ? session.tick() : context.ticker().millis() - begun < RelayPings.TIMEOUT;
        if (!open) {
            close();
        }
    }

    @Override
    public void opened() {
        if (phase == Phase.DIALLING) {
            phase = Phase.GREETING;
            if (!stream.write(handshake.hello())) {
                close();
            }
        }
    }

    @Override
    public void read(ByteBuffer bytes) {
        if (phase != Phase.DIALLING) {
            ByteBuffer part = null;
            while (phase != Phase.CLOSED && (part = input.next(bytes)) != null) {
                take(part);
            }
            if (input.broken()) {
                close();
            }
        }
        bytes.position(bytes.limit());
    }

    private void take(ByteBuffer part) {
        boolean sound = phase == Phase.GREETING ? greeted(part) : framed(part);
        if (!sound) {
            close();
        }
    }

    private boolean greeted(ByteBuffer answer) {
        frames = handshake.accept(answer);
        if (frames == null) {
            return false;
        }
        RelayPings pings = new RelayPings(context.ticker(), context.random());
        session = new RelaySession(new RelayOutput(frames, stream), pings, owner);
        phase = Phase.PROVING;
        return session.begin();
    }

    private boolean framed(ByteBuffer box) {
        ByteBuffer body = frames.open(box);
        if (body == null) {
            return false;
        }
        if (phase == Phase.PROVING) {
            phase = Phase.READY;
            owner.ready();
        }
        // Asking for peers may already have found the connection full.
        return phase == Phase.CLOSED || RelayBody.read(body, session);
    }

    /** Ends the connection; of an ended one: does nothing. */
    void close() {
        if (phase != Phase.CLOSED) {
            end();
            stream.close();
        }
    }

    @Override
    public void closed() {
        if (phase != Phase.CLOSED) {
            end();
        }
    }

    private void end() {
        phase = Phase.CLOSED;
        if (session != null) {
            session.reachable().forEach(owner::gone);
        }
        owner.ended();
    }
}
