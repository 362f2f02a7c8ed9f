package org.tidewire.tox.relay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.fuzz.Chance;
import org.tidewire.fuzz.Input;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a TCP relay sends: its stream cut into frames, and the bodies of frames that open. */
class RelayFuzzTest {
    private static final SecureRandom RANDOM = Chance.same();
    private static final BoxKey KEY = BoxKey.random(RANDOM);
    private static final PublicKey FRIEND = KeyPair.random(RANDOM).open();

    private int written;

    @FuzzTest
    void aRelayIsObeyedOrLeft(byte[] bytes) {
        Input input = new Input(bytes);
        frames(new Input(bytes));
        written = 0;
        Nonce nonce = Nonce.random(RANDOM);
        RelayOutput output = new RelayOutput(new RelayFrames(KEY, nonce, nonce), new Pipe());
        RelaySession session = new RelaySession(output, new RelayPings(() -> 0, RANDOM), new Owner());
        session.begin();
        session.ask(FRIEND);
        boolean sound = true;
        int taken = 2; // a ping and a question of our own
        while (sound && input.hasMore()) {
            taken++;
            sound = RelayBody.read(body(input), session);
            session.tick();
            assertTrue(written <= taken, written + " answers to " + (taken - 2) + " frames");
            assertTrue(session.reachable().size() <= RelayPeers.LIMIT);
        }
        session.forget(FRIEND);
    }

    /** A body; where the fuzzer says a friend's key, it is put in, as it would hardly guess it. */
    private static ByteBuffer body(Input input) {
        boolean friend = input.number() % 2 == 1;
        ByteBuffer body = input.packet(RelayBody.LONGEST);
        if (friend && body.remaining() >= 2 + PublicKey.SIZE) {
            FRIEND.write(body.duplicate().position(2));
        }
        return body;
    }

    private static void frames(Input input) {
        RelayInput frames = new RelayInput();
        while (input.hasMore() && !frames.broken()) {
            ByteBuffer arrived = input.packet(4096);
            ByteBuffer part = frames.next(arrived);
            while (part != null) {
                assertTrue(part.remaining() <= RelayFrames.LONGEST_BOX);
                part = frames.next(arrived);
            }
            assertTrue(frames.broken() || !arrived.hasRemaining(), "something is left over");
        }
    }

    /** A stream that is full now and then. */
    private final class Pipe implements Stream {
        private int tries;

        @Override
        public boolean write(ByteBuffer bytes) {
            tries++;
            boolean room = tries % 5 != 0;
            written += room ? 1 : 0;
            return room;
        }

        @Override
        public void close() {}
    }

    /** Hears everything and does nothing. */
    private static final class Owner implements RelayOwner {
        @Override
        public void ready() {}

        @Override
        public void ended() {}

        @Override
        public void received(PublicKey from, ByteBuffer packet) {
            assertTrue(packet.hasRemaining());
        }

        @Override
        public void reachable(PublicKey peer) {}

        @Override
        public void gone(PublicKey peer) {}

        @Override
        public void onion(ByteBuffer body) {}
    }
}
