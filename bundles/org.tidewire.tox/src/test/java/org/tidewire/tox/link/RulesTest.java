package org.tidewire.tox.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidewire.tox.link.LinkState.CLOSED;
import static org.tidewire.tox.link.LinkState.COOKIE_REQUESTING;
import static org.tidewire.tox.link.LinkState.ESTABLISHED;
import static org.tidewire.tox.link.LinkState.HANDSHAKE_SENT;
import static org.tidewire.tox.link.LinkState.NOT_CONFIRMED;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Route;

/** What a link may do, case by case. */
class RulesTest {
    private static final Map<LinkState, Set<LinkState>> LAWFUL = Map.of(
            COOKIE_REQUESTING, Set.of(HANDSHAKE_SENT, NOT_CONFIRMED, CLOSED),
            HANDSHAKE_SENT, Set.of(NOT_CONFIRMED, CLOSED),
            NOT_CONFIRMED, Set.of(ESTABLISHED, CLOSED),
            ESTABLISHED, Set.of(CLOSED),
            CLOSED, Set.of());

    @Test
    void aLinkGoesOnlyWhereItMay() {
        for (LinkState from : LinkState.values()) {
            for (LinkState next : LinkState.values()) {
                if (LAWFUL.get(from).contains(next)) {
                    assertSame(next, from.to(next));
                } else {
                    assertThrows(IllegalStateException.class, () -> from.to(next), () -> from + " to " + next);
                }
            }
        }
    }

    @Test
    void everyIdIsOfOneClass() {
        for (int id = 0; id < 256; id++) {
            assertEquals((id >= 16 && id <= 191) || id == 255, PacketId.lossless(id), "id " + id);
            assertEquals(id >= 192 && id <= 254, PacketId.lossy(id), "id " + id);
        }
    }

    @Test
    void aPacketOfAnotherClassOrTooLongIsRefused() {
        ByteBuffer longest = ByteBuffer.allocate(DataPackets.BODY - 1);
        assertEquals(DataPackets.BODY, PacketId.body(16, true, longest).length);
        assertArrayEquals(new byte[] {(byte) 200, 7}, PacketId.body(200, true, ByteBuffer.wrap(new byte[] {7})));
        assertThrows(IllegalArgumentException.class, () -> PacketId.body(15, false, ByteBuffer.allocate(1)));
        assertThrows(
                IllegalArgumentException.class, () -> PacketId.body(16, true, ByteBuffer.allocate(DataPackets.BODY)));
    }

    private record Lane(int number, boolean relayed) implements Route {
        @Override
        public void send(ByteBuffer packet) {
            throw new AssertionError("nothing is sent here");
        }
    }

    @Test
    void ofTooManyWaysTheOneSilentForLongestGoes() {
        Routes routes = new Routes();
        for (int i = 0; i < 8; i++) {
            assertNull(routes.add(new Lane(i, true)));
            routes.heard(new Lane(i, true), i == 3 ? 5 : 100 + i);
        }
        assertNull(routes.add(new Lane(3, true)), "it is there already");
        assertEquals(new Lane(3, true), routes.add(new Lane(8, true)));
        assertFalse(routes.has(new Lane(3, true)));
        routes.heard(new Lane(3, true), 1000); // as nobody's
        assertEquals(List.of(0, 1, 2, 4, 5, 6, 7, 8), numbers(routes));
        assertEquals(new Lane(7, true), routes.best(2000));
    }

    private static List<Integer> numbers(Routes routes) {
        return routes.all().stream().map(route -> ((Lane) route).number()).toList();
    }

    @Test
    void udpIsUsedWhileItIsAliveAndWithoutARelay() {
        Routes routes = new Routes();
        assertNull(routes.best(0));
        routes.add(new Lane(1, false));
        assertEquals(new Lane(1, false), routes.best(0));
        routes.add(new Lane(2, true));
        assertTrue(routes.best(0).relayed(), "UDP was never heard");
        routes.heard(new Lane(1, false), 1000);
        assertEquals(new Lane(1, false), routes.best(1000 + Routes.ALIVE - 1));
        assertEquals(new Lane(2, true), routes.best(1000 + Routes.ALIVE));
        routes.remove(new Lane(2, true));
        assertEquals(new Lane(1, false), routes.best(1000 + Routes.ALIVE));
    }
}
