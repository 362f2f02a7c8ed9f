package org.tidewire.tox.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.node.ToxNode;
import org.tidewire.tox.node.Ways;
import org.tidewire.tox.onion.OnionMode;

class BroadcastsTest {
    private final List<InetSocketAddress> called = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private final ToxNode node = new ToxNode(
            Savedata.create(random),
            OnionMode.ZERO_HOPS,
            new Ways(
                    (to, packet) -> called.add(to),
                    (to, listener) -> {
                        throw new AssertionError("no stream is wanted");
                    },
                    () -> 0,
                    InstantSource.system(),
                    random),
            new Deaf());

    private List<Integer> ports() {
        List<Integer> ports = called.stream().map(InetSocketAddress::getPort).toList();
        called.clear();
        return ports;
    }

    @Test
    void everyTenSecondsTheUsualPortIsCalledAndSomeOthers() throws IOException {
        InetAddress everybody = InetAddress.getByName("192.0.2.255");
        Broadcasts broadcasts = new Broadcasts(node, () -> List.of(everybody));
        broadcasts.tick(1_000);
        assertEquals(everybody, called.get(0).getAddress());
        assertEquals(List.of(33445, 33446, 33447, 33448, 33449), ports());
        broadcasts.tick(10_999);
        assertEquals(List.of(), ports());
        broadcasts.tick(11_000);
        assertEquals(List.of(33445, 33450, 33451, 33452, 33453), ports());
    }

    @Test
    void inTheEndEveryPortOfOthersIsCalledAndNoOther() throws IOException {
        Broadcasts broadcasts = new Broadcasts(node, () -> List.of(InetAddress.getByName("192.0.2.255")));
        Set<Integer> all = new TreeSet<>();
        for (int i = 0; i < 26; i++) {
            broadcasts.tick(i * 10_000L);
            all.addAll(ports());
        }
        assertEquals(PortRange.USUAL.last() - PortRange.USUAL.first() + 1, all.size());
        assertEquals(33445, all.iterator().next());
    }

    @Test
    void aMachineThatCannotTellItsNetworksIsNotAskedAgainAtOnce() throws IOException {
        Broadcasts broadcasts = new Broadcasts(node, () -> {
            throw new SocketException("on purpose");
        });
        assertThrows(SocketException.class, () -> broadcasts.tick(0));
        broadcasts.tick(9_999);
        assertThrows(SocketException.class, () -> broadcasts.tick(10_000));
        assertEquals(List.of(), ports());
    }
}
