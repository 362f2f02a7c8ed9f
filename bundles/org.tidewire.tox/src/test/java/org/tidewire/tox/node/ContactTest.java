package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

class ContactTest {
    private final PublicKey key = PublicKey.of(new byte[PublicKey.SIZE]);

    private List<Integer> called(String host, int port) {
        Node place = new Node(key, new InetSocketAddress(host, port));
        Contact contact = new Contact(key, null, List.of(), place);
        return contact.calls().stream().map(InetSocketAddress::getPort).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "192.168.1.2", "169.254.1.1", "100.64.0.1", "fd00::1", "fe80::1"})
    void aNeighbourIsCalledWhereItWasAndBeside(String host) {
        assertEquals(IntStream.rangeClosed(33443, 33447).boxed().toList(), called(host, 33445));
    }

    @Test
    void thereIsNoPortBelow1OrAbove65535() {
        assertEquals(List.of(1, 2, 3), called("127.0.0.1", 1));
        assertEquals(List.of(65533, 65534, 65535), called("127.0.0.1", 65535));
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1", "2001:db8::1"})
    void whoIsElsewhereIsNotCalled(String host) {
        assertEquals(List.of(), called(host, 33445));
    }
}
