package org.tidewire.tox.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class UdpPortTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final BlockingQueue<ByteBuffer> packets = new LinkedBlockingQueue<>();
    private final HeardLog log = new HeardLog();

    private void take(InetSocketAddress from, ByteBuffer packet) {
        packets.add(ByteBuffer.allocate(packet.remaining()).put(packet).flip());
    }

    @Test
    void packetsGoFromPortToPort() throws Exception {
        byte[] bytes = new byte[1400];
        new Random(7).nextBytes(bytes);
        try (NodeThread thread = new NodeThread(log.logger());
                UdpPort one = new UdpPort(LOOPBACK, PortRange.only(0), this::take);
                UdpPort two = new UdpPort(LOOPBACK, PortRange.only(0), this::take)) {
            thread.watch(one.channel(), SelectionKey.OP_READ, key -> one.receive());
            thread.start(() -> 50);
            two.send(new InetSocketAddress(LOOPBACK, one.port()), ByteBuffer.wrap(bytes));
            assertArrayEquals(bytes, packets.poll(20, TimeUnit.SECONDS).array());
        }
    }

    @Test
    void thePortOfAnUncleanStopIsShunned() throws Exception {
        int used;
        try (UdpPort before = new UdpPort(LOOPBACK, PortRange.USUAL, this::take)) {
            used = before.port();
        }
        try (UdpPort after = new UdpPort(LOOPBACK, PortRange.USUAL.without(used), this::take)) {
            assertNotEquals(used, after.port());
        }
    }

    @Test
    void aRangeThatIsTakenIsNamed() throws Exception {
        try (UdpPort first = new UdpPort(LOOPBACK, PortRange.only(0), this::take)) {
            PortRange taken = PortRange.only(first.port());
            BindException e = assertThrows(BindException.class, () -> new UdpPort(LOOPBACK, taken, this::take));
            assertTrue(e.getMessage().contains(Integer.toString(first.port())), e.getMessage());
        }
    }

    @Test
    void whatIsNoRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PortRange(5, 4, -1));
        assertThrows(IllegalArgumentException.class, () -> new PortRange(-1, 4, -1));
        assertThrows(IllegalArgumentException.class, () -> new PortRange(1, 65536, -1));
    }

    @Test
    void aPacketThatCannotBeSentIsLostAndTheNextOneGoes() throws Exception {
        try (UdpPort one = new UdpPort(LOOPBACK, PortRange.only(0), this::take);
                UdpPort two = new UdpPort(LOOPBACK, PortRange.only(0), this::take)) {
            ByteBuffer tooLong = ByteBuffer.allocate(70_000);
            two.send(new InetSocketAddress(LOOPBACK, one.port()), tooLong);
            assertFalse(tooLong.hasRemaining());
            two.send(new InetSocketAddress(LOOPBACK, one.port()), ByteBuffer.wrap(new byte[] {5}));
            try (NodeThread thread = new NodeThread(log.logger())) {
                thread.watch(one.channel(), SelectionKey.OP_READ, key -> one.receive());
                thread.start(() -> 50);
                assertEquals(1, packets.poll(20, TimeUnit.SECONDS).remaining());
            }
        }
    }

    @Test
    void aTaskThatFailsDoesNotEndTheThread() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (NodeThread thread = new NodeThread(log.logger())) {
            thread.start(() -> 1000);
            thread.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            thread.execute(done::countDown);
            assertTrue(done.await(20, TimeUnit.SECONDS));
            assertEquals("error The Tox node could not do what it was asked", log.lines.poll());
        }
    }

    @Test
    void closingDoesFirstWhatWasAskedBefore() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        NodeThread thread = new NodeThread(log.logger());
        thread.start(() -> 1000);
        thread.execute(done::countDown);
        thread.close();
        assertEquals(0, done.getCount());
    }
}
