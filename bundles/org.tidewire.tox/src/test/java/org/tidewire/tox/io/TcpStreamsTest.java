package org.tidewire.tox.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.tox.relay.Stream;

class TcpStreamsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final long seed = new Random().nextLong();
    private final HeardLog log = new HeardLog();
    private final NodeThread thread = new NodeThread(log.logger());
    private final TcpStreams streams = new TcpStreams(thread);
    private final ServerSocket relay = new ServerSocket(0, 5, LOOPBACK);
    private final InetSocketAddress address = new InetSocketAddress(LOOPBACK, relay.getLocalPort());
    private final HeardStream heard = new HeardStream();

    TcpStreamsTest() throws IOException {
        thread.start(heard::beat);
    }

    @AfterEach
    void end() throws IOException {
        thread.close();
        relay.close();
        assertEquals(List.of(), List.copyOf(log.lines));
    }

    /** Asks the node's thread. */
    private <T> T ask(Supplier<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> answer.complete(question.get()));
        return answer.get(20, TimeUnit.SECONDS);
    }

    private Stream open(HeardStream listener) throws Exception {
        return ask(() -> {
            Stream stream = streams.open(address, listener);
            listener.events.add("returned");
            return stream;
        });
    }

    private boolean write(Stream stream, byte[] bytes) throws Exception {
        return ask(() -> stream.write(ByteBuffer.wrap(bytes)));
    }

    private byte[] some(int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void bytesGoBothWays() throws Exception {
        byte[] bytes = some(40_000);
        Stream stream = open(heard);
        try (Socket peer = relay.accept()) {
            assertEquals("opened", heard.next());
            assertTrue(write(stream, bytes));
            assertArrayEquals(bytes, peer.getInputStream().readNBytes(bytes.length), "seed " + seed);
            peer.getOutputStream().write(bytes);
            assertArrayEquals(bytes, heard.take(bytes.length), "seed " + seed);
        }
        assertEquals("closed", heard.next());
        assertFalse(write(stream, bytes));
        assertEquals(List.of("returned", "opened", "closed"), List.copyOf(heard.events));
        assertEquals(Set.of(ask(Thread::currentThread)), Set.copyOf(heard.threads));
    }

    @Test
    void whatIsStillOpenWhenTheThreadHasEndedIsClosed() throws Exception {
        open(heard);
        try (Socket peer = relay.accept()) {
            assertEquals("opened", heard.next());
            thread.close();
            streams.close();
            assertEquals(-1, peer.getInputStream().read());
        }
    }

    @Test
    void aRefusedConnectionIsToldOnceAfterOpenReturned() throws Exception {
        relay.close();
        Stream stream = open(heard);
        assertEquals("closed", heard.next());
        assertFalse(write(stream, new byte[1]));
        ask(() -> {
            stream.close();
            return true;
        });
        assertTrue(ask(() -> true));
        assertEquals(List.of("returned", "closed"), List.copyOf(heard.events));
    }

    @Test
    void aWriteBeforeTheStreamIsOpenIsRefused() throws Exception {
        assertFalse(ask(() -> streams.open(address, heard).write(ByteBuffer.allocate(1))));
        assertEquals("opened", heard.next());
    }

    @Test
    void aResetIsNoFaultOfOurs() throws Exception {
        open(heard);
        try (Socket peer = relay.accept()) {
            assertEquals("opened", heard.next());
            peer.setSoLinger(true, 0);
        }
        assertEquals("closed", heard.next());
    }

    @Test
    void aWriteToAPeerThatIsGoneEndsTheStreamOnce() throws Exception {
        Stream stream = open(heard);
        assertEquals("opened", heard.next());
        // The thread that writes cannot read that the other side is gone, so that a write finds it out.
        assertFalse(ask(() -> {
            reset();
            boolean taken = true;
            for (int i = 0; i < 100 && taken; i++) {
                taken = stream.write(ByteBuffer.allocate(1000));
            }
            return taken;
        }));
        assertEquals("closed", heard.next());
        assertTrue(ask(() -> true));
        assertEquals(List.of("returned", "opened", "closed"), List.copyOf(heard.events));
    }

    private void reset() {
        try (Socket peer = relay.accept()) {
            peer.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPeerThatDoesNotReadIsToldNoMoreAndNothingOfItIsLost() throws Exception {
        byte[] bytes = some(32 << 20);
        Stream stream = open(heard);
        try (Socket peer = relay.accept()) {
            assertEquals("opened", heard.next());
            int sent = send(stream, bytes, 0);
            assertTrue(sent < bytes.length, sent + " bytes taken");
            byte[] read = peer.getInputStream().readNBytes(sent);
            // Room was made, so the rest has gone too, and more can be said.
            int more = send(stream, bytes, sent);
            assertTrue(more > sent, more + " bytes taken");
            byte[] rest = peer.getInputStream().readNBytes(more - sent);
            assertArrayEquals(Arrays.copyOf(bytes, sent), read, "seed " + seed);
            assertArrayEquals(Arrays.copyOfRange(bytes, sent, more), rest, "seed " + seed);
        }
    }

    /** Writes until a write is refused; how far that went. */
    private int send(Stream stream, byte[] bytes, int from) throws Exception {
        return ask(() -> {
            int at = from;
            while (at + 1000 <= bytes.length && stream.write(ByteBuffer.wrap(bytes, at, 1000))) {
                at += 1000;
            }
            return at;
        });
    }

    @Test
    void whatWasTakenIsSentBeforeTheEnd() throws Exception {
        byte[] bytes = some(20_000);
        Stream stream = open(heard);
        try (Socket peer = relay.accept()) {
            assertEquals("opened", heard.next());
            ask(() -> {
                stream.write(ByteBuffer.wrap(bytes));
                stream.close();
                stream.close();
                heard.events.add("ended");
                return true;
            });
            assertArrayEquals(bytes, peer.getInputStream().readAllBytes(), "seed " + seed);
        }
        assertEquals("closed", heard.next());
        assertTrue(ask(() -> true));
        assertEquals(List.of("returned", "opened", "ended", "closed"), List.copyOf(heard.events));
    }

    @Test
    void aFloodHasItsTurnAndNoMore() throws Exception {
        byte[] bytes = some(1 << 20);
        open(heard);
        try (Socket peer = relay.accept()) {
            assertEquals("opened", heard.next());
            Thread flood = new Thread(() -> write(peer, bytes));
            flood.start();
            assertArrayEquals(bytes, heard.take(bytes.length), "seed " + seed);
            flood.join();
        }
        assertEquals("closed", heard.next());
        assertTrue(heard.most() <= TcpStreams.BATCH, heard.most() + " bytes in a turn");
    }

    private static void write(Socket to, byte[] bytes) {
        try {
            to.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void allAreClosed() throws Exception {
        HeardStream other = new HeardStream();
        open(heard);
        open(other);
        try (Socket one = relay.accept();
                Socket two = relay.accept()) {
            assertEquals("opened", heard.next());
            assertEquals("opened", other.next());
            ask(() -> {
                streams.close();
                return true;
            });
            assertEquals(-1, one.getInputStream().read());
            assertEquals(-1, two.getInputStream().read());
        }
        assertEquals("closed", heard.next());
        assertEquals("closed", other.next());
    }

    @Test
    void aNameIsNoAddress() {
        InetSocketAddress name = InetSocketAddress.createUnresolved("relay.example", 443);
        assertThrows(IllegalArgumentException.class, () -> streams.open(name, heard));
    }
}
