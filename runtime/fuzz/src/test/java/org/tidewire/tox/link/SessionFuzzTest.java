package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;

import org.tidewire.fuzz.Chance;
import org.tidewire.fuzz.Input;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A link's packets after they are opened: numbers, requests for what is missing, data, in any order. */
class SessionFuzzTest {
    private static final int HEAD = 8;
    private static final SecureRandom RANDOM = Chance.same();
    private static final BoxKey KEY = BoxKey.random(RANDOM);

    private int sent;

    @FuzzTest
    void whateverAPeerSendsTheSessionGoesOn(byte[] bytes) {
        Input input = new Input(bytes);
        long[] now = new long[] {1};
        Nonce nonce = Nonce.random(RANDOM);
        sent = 0;
        Session session =
                new Session(new DataPackets(KEY, nonce, nonce), () -> now[0], (packet, alive) -> sent++, input.large());
        boolean open = true;
        while (open && input.hasMore()) {
            int action = input.number();
            int before = sent;
            switch (action) {
                case 0 -> now[0] += TimeUnit.MILLISECONDS.toNanos(input.number() << 4);
                case 1 -> session.tick();
                case 2 -> session.send(new byte[] {16, (byte) input.number()});
                case 3 -> session.hold();
                default -> open = read(session, input);
            }
            assertTrue(sent - before <= 1000, (sent - before) + " packets at once");
            assertTrue(session.room() >= 0 && session.nextTick() > 0);
        }
    }

    private static boolean read(Session session, Input input) {
        ByteBuffer plain = input.packet(HEAD + DataPackets.BODY);
        boolean[] open = {true};
        if (plain.remaining() >= HEAD) {
            session.read(plain, (id, data) -> open[0] = id != PacketId.KILL);
        }
        return open[0];
    }
}
