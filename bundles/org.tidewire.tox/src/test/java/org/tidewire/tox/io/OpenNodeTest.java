package org.tidewire.tox.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.onion.OnionMode;

@Timeout(60)
class OpenNodeTest {
    private final Savedata identity = Savedata.create(new SecureRandom());
    private final HeardLog log = new HeardLog();

    private OpenNode node(PortRange ports, boolean udp) throws IOException {
        NodeSettings settings =
                new NodeSettings(InetAddress.getLoopbackAddress(), ports, udp, OnionMode.ZERO_HOPS, false);
        return new OpenNode(settings, identity, new Deaf(), log.logger());
    }

    private OpenNode started() throws IOException {
        OpenNode node = node(PortRange.only(0), true);
        node.start();
        return node;
    }

    @Test
    void whoAsksIsAnsweredOnTheNodesThread() throws IOException {
        try (OpenNode node = started()) {
            assertEquals(
                    "tidewire-tox", node.ask(asked -> Thread.currentThread().getName()));
            assertSame(null, node.ask(asked -> null));
            IllegalStateException fault = new IllegalStateException("on purpose");
            assertSame(
                    fault,
                    assertThrows(
                            IllegalStateException.class,
                            () -> node.ask(asked -> {
                                throw fault;
                            })));
            assertEquals(List.of(), node.ask(asked -> asked.friends()), "a fault in a question ends nothing");
        }
    }

    @Test
    void aClosedNodeSaysSo() throws IOException {
        OpenNode node = started();
        node.close();
        node.close();
        assertEquals(
                "the Tox node has stopped",
                assertThrows(IOException.class, () -> node.ask(asked -> asked.size()))
                        .getMessage());
        assertThrows(IOException.class, node::port);
    }

    @Test
    void aNodeThatNeverBeganIsClosedToo() throws IOException {
        OpenNode node = node(PortRange.only(0), true);
        int port = node.port();
        node.close();
        bind(port).close();
    }

    @Test
    void whoWaitsForANodeThatClosesIsTold() throws Exception {
        OpenNode node = started();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FutureTask<Integer> first = asking(node, inside, go);
        inside.await();
        FutureTask<Void> close = new FutureTask<>(() -> {
            node.close();
            return null;
        });
        new Thread(close, "closing").start();
        FutureTask<Integer> second = asking(node, new CountDownLatch(0), go);
        go.countDown();
        assertEquals(1, first.get());
        close.get();
        try {
            assertEquals(1, second.get());
        } catch (ExecutionException e) {
            assertEquals("the Tox node has stopped", e.getCause().getMessage());
        }
    }

    private static FutureTask<Integer> asking(OpenNode node, CountDownLatch inside, CountDownLatch go) {
        FutureTask<Integer> asking = new FutureTask<>(() -> node.ask(asked -> {
            inside.countDown();
            await(go);
            return 1;
        }));
        new Thread(asking, "asking").start();
        return asking;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNodeThatDiedByAFaultSaysSoAndIsClosed() throws Exception {
        OpenNode node = started();
        int port = node.port();
        assertThrows(
                IOException.class,
                () -> node.ask(asked -> {
                    throw new AssertionError("on purpose");
                }));
        assertThrows(IOException.class, () -> node.ask(asked -> asked.size()));
        node.close();
        bind(port).close();
        assertTrue(
                log.lines.stream().anyMatch(line -> line.contains("stopped by a fault")), () -> log.lines.toString());
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() throws Exception {
        try (OpenNode node = started()) {
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch inside = new CountDownLatch(1);
            AtomicReference<Boolean> marked = new AtomicReference<>();
            Thread asking = new Thread(() -> {
                assertThrows(
                        IOException.class,
                        () -> node.ask(asked -> {
                            inside.countDown();
                            await(go);
                            return null;
                        }));
                marked.set(Thread.currentThread().isInterrupted());
            });
            asking.start();
            inside.await();
            asking.interrupt();
            asking.join();
            go.countDown();
            assertEquals(true, marked.get());
        }
    }

    @Test
    void aPortThatIsTakenLeavesNothingOpen() throws IOException {
        try (DatagramChannel taken = bind(0)) {
            int port = ((InetSocketAddress) taken.getLocalAddress()).getPort();
            node(PortRange.only(0), true).close();
            long before = handles();
            for (int i = 0; i < 50; i++) {
                BindException refusal = assertThrows(BindException.class, () -> node(PortRange.only(port), true));
                assertTrue(refusal.getMessage().contains("no UDP port from " + port), refusal.getMessage());
            }
            assertTrue(handles() < before + 50, before + " handles before, " + handles() + " after");
        }
    }

    /** Files and sockets that this process has open. */
    private static long handles() throws IOException {
        try (var handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.count();
        }
    }

    @Test
    void withoutUdpThereIsNoPort() throws IOException {
        try (OpenNode node = node(PortRange.USUAL, false)) {
            node.start();
            assertEquals(0, node.port());
            assertEquals(false, node.ask(asked -> asked.announced()));
        }
    }

    private static DatagramChannel bind(int port) throws IOException {
        return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
