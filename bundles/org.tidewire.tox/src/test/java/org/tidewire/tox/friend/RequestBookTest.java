package org.tidewire.tox.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.identity.NoSpam;

class RequestBookTest {
    private final Set<PublicKey> friends = new HashSet<>();
    private final NoSpam nospam = nospam(1);
    private final RequestBook book = new RequestBook(nospam, friends::contains);

    @Test
    void aRequestWaitsUntilItIsTaken() {
        assertTrue(ask(1));
        assertTrue(ask(2));
        assertEquals(List.of(new FriendRequest(key(1), "hi 1"), new FriendRequest(key(2), "hi 2")), book.list());
        assertTrue(book.remove(key(1)));
        assertFalse(book.remove(key(1)));
        assertEquals(List.of(new FriendRequest(key(2), "hi 2")), book.list());
    }

    @Test
    void whoDoesNotKnowTheNospamIsNotHeard() {
        assertFalse(book.received(key(1), new FriendRequestPacket(nospam(2), "hi")));
        assertEquals(List.of(), book.list());
        assertTrue(ask(1));
    }

    @Test
    void aFriendNeedNotAsk() {
        friends.add(key(1));
        assertFalse(ask(1));
    }

    @Test
    void whoAskedIsNotHeardAgainUntilForgotten() {
        assertTrue(ask(1));
        assertFalse(ask(1));
        book.remove(key(1));
        assertFalse(ask(1));
        book.forget(key(1));
        assertTrue(ask(1));
    }

    @Test
    void aFloodDisplacesNobody() {
        for (int i = 0; i < 1000; i++) {
            assertEquals(i < 32, ask(i), "request " + i);
        }
        assertEquals(32, book.list().size());
        assertEquals(key(0), book.list().get(0).key());
        book.remove(key(0));
        assertTrue(ask(500), "there is room again");
    }

    @Test
    void onlyTheLastThirtyTwoAreRemembered() {
        for (int i = 0; i <= 32; i++) {
            assertTrue(ask(i));
            book.remove(key(i));
        }
        assertFalse(ask(1));
        assertTrue(ask(0));
    }

    private boolean ask(int number) {
        return book.received(key(number), new FriendRequestPacket(nospam, "hi " + number));
    }

    private static PublicKey key(int number) {
        return PublicKey.of(ByteBuffer.allocate(32).putInt(number).array());
    }

    private static NoSpam nospam(int number) {
        return NoSpam.read(ByteBuffer.allocate(4).putInt(number).flip());
    }
}
