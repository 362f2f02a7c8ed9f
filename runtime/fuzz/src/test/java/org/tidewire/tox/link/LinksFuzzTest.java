package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.fuzz.Chance;
import org.tidewire.fuzz.Input;
import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Route;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Net crypto before a link stands: cookie requests and responses, handshakes, data; as they come, or boxes that open. */
class LinksFuzzTest {
    private static final SecureRandom RANDOM = Chance.same();
    private static final KeyPair REAL = KeyPair.random(RANDOM);
    private static final SharedKeys DHT = new SharedKeys(KeyPair.random(RANDOM));
    private static final KeyPair PEER = KeyPair.random(RANDOM);
    private static final SharedKeys PEER_DHT = new SharedKeys(KeyPair.random(RANDOM));
    private static final BoxKey KEY = PEER_DHT.with(DHT.own().open());
    private static final BoxKey REAL_KEY = new SharedKeys(PEER).with(REAL.open());

    private final Way way = new Way();

    @FuzzTest
    void aStrangerGetsACookieAndNothingElse(byte[] bytes) {
        Input input = new Input(bytes);
        Links links = new Links(REAL, DHT, PEER.open()::equals, listener(), () -> 0, RANDOM);
        way.last = ByteBuffer.allocate(0);
        links.dial(PEER.open(), PEER_DHT.own().open(), way);
        while (input.hasMore()) {
            int kind = input.number();
            ByteBuffer plain = input.packet(1400);
            way.sent = 0;
            links.receive(way, packet(kind, plain));
            assertTrue(way.sent <= 4, way.sent + " packets were sent for one");
            links.tick();
        }
        links.close();
    }

    private ByteBuffer packet(int kind, ByteBuffer plain) {
        Nonce nonce = Nonce.random(RANDOM);
        ByteBuffer packet = ByteBuffer.allocate(2000).put((byte) kind);
        switch ((byte) kind) {
            case Kind.COOKIE_REQUEST -> {
                PEER_DHT.own().open().write(packet);
                nonce.write(packet);
                KEY.seal(nonce, plain, packet);
            }
            case Kind.COOKIE_RESPONSE -> {
                nonce.write(packet);
                KEY.seal(nonce, plain, packet);
            }
            case Kind.HANDSHAKE -> {
                packet.put(cookie());
                nonce.write(packet);
                REAL_KEY.seal(nonce, plain, packet);
            }
            default -> packet.clear().put(plain);
        }
        return packet.flip();
    }

    /** The cookie that was given last, or rubbish. */
    private ByteBuffer cookie() {
        ByteBuffer given = way.last.duplicate();
        if (given.remaining() != CookieResponse.SIZE) {
            return ByteBuffer.allocate(Cookies.SIZE);
        }
        CookieResponse response = CookieResponse.open(KEY, given);
        return response == null ? ByteBuffer.allocate(Cookies.SIZE) : response.cookie();
    }

    private static LinkListener listener() {
        return (LinkListener) Proxy.newProxyInstance(
                LinkListener.class.getClassLoader(),
                new Class<?>[] {LinkListener.class},
                (proxy, method, given) -> null);
    }

    /** Remembers the last packet. */
    private static final class Way implements Route {
        private ByteBuffer last = ByteBuffer.allocate(0);
        private int sent;

        @Override
        public void send(ByteBuffer packet) {
            sent++;
            last = ByteBuffer.allocate(packet.remaining())
                    .put(packet.duplicate())
                    .flip();
        }

        @Override
        public boolean relayed() {
            return false;
        }
    }
}
