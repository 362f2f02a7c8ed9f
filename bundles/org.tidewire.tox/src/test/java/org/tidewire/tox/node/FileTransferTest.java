package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.file.Noted;
import org.tidewire.tox.file.OutgoingFile;
import org.tidewire.transfer.FileId;

/** Files from one whole node to another. */
class FileTransferTest {
    private static final int CHUNK = 1371;

    private final Town town = new Town(31);
    private final Person anna = town.person("anna", Town.address(2));
    private final Person bert = town.person("bert", Town.address(3));
    private final Noted sent = new Noted();
    private final Noted received = new Noted();
    private final byte[] bytes = new byte[300 * CHUNK + 7];
    private OutgoingFile file;

    @BeforeEach
    void offer() {
        Person.befriend(anna, bert);
        bert.files.get(anna.key()).taker(offered -> {
            received.file = offered;
            return received;
        });
        town.random.nextBytes(bytes);
        file = anna.files.get(bert.key()).offer(0, bytes.length, FileId.random(), ByteBuffer.allocate(0), sent);
        file.add(ByteBuffer.wrap(bytes));
        until("it is offered", () -> received.file != null);
    }

    private void until(String what, BooleanSupplier condition) {
        assertTrue(town.passUntil(condition, 60_000) >= 0, what + ", " + town);
    }

    @Test
    void aFileArrivesWholeThroughANetworkThatLosesPackets() {
        town.network.loss = 100;
        received.file.accept();
        until("it is delivered", () -> sent.events.contains("delivered"));
        assertArrayEquals(bytes, received.bytes.toByteArray());
        assertEquals(List.of("accepted", "emptied", "delivered"), sent.events);
        assertEquals(List.of("whole"), received.events);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFileArrivesWholeThoughPacketsAreLostDoubledLateAndOutOfOrder(long seed) {
        town.network.seed(seed);
        town.network.loss = 30;
        town.network.twice = 30;
        town.network.delay = 20_000_000;
        town.network.jitter = 30_000_000;
        received.file.accept();
        until("it is delivered with accidents of seed " + seed, () -> sent.events.contains("delivered"));
        assertArrayEquals(bytes, received.bytes.toByteArray(), "accidents of seed " + seed);
        assertEquals(List.of("accepted", "emptied", "delivered"), sent.events);
        assertEquals(List.of("whole"), received.events);
    }

    @Test
    void theSenderHearsOfTheEndOnlyWhenTheReceiverHasStoredIt() {
        town.network.loss = 100;
        received.keeps = true;
        received.file.accept();
        until("it is whole", () -> received.events.contains("whole"));
        anna.say(bert, "meanwhile");
        until("it is said", () -> bert.heard("anna: meanwhile"));
        town.pass(5_000);
        assertEquals(List.of("accepted", "emptied"), sent.events, town.toString());
        received.hold.release();
        until("it is delivered", () -> sent.events.contains("delivered"));
        assertArrayEquals(bytes, received.bytes.toByteArray());
    }

    @Test
    void whatAReceiverLostBeforeItWasStoredIsNotDelivered() {
        received.keeps = true;
        received.file.accept();
        until("it is whole", () -> received.events.contains("whole"));
        town.pass(5_000);
        bert.vanish();
        until("bert is gone", () -> sent.events.contains("gone"));
        assertEquals(List.of("accepted", "emptied", "gone"), sent.events, town.toString());
    }

    @Test
    void twoFilesShareTheLink() {
        Noted other = new Noted();
        bert.files.get(anna.key()).taker(offered -> {
            other.file = offered;
            return other;
        });
        FriendFiles files = anna.files.get(bert.key());
        files.offer(0, bytes.length, FileId.random(), ByteBuffer.allocate(0), new Noted())
                .add(ByteBuffer.wrap(bytes));
        until("it is offered", () -> other.file != null);
        received.file.accept();
        other.file.accept();
        until("a third is there", () -> received.bytes.size() > bytes.length / 3);
        int difference = Math.abs(received.bytes.size() - other.bytes.size());
        assertTrue(difference <= 40 * CHUNK, difference + " bytes ahead, " + town);
    }

    @Test
    void whoGoesIsForgottenAtOnceWithItsFiles() {
        received.file.accept();
        until("some is there", () -> received.bytes.size() > 0);
        bert.node.close();
        town.pass(100);
        assertEquals("gone", sent.events.get(sent.events.size() - 1), town.toString());
        assertEquals("gone", received.events.get(received.events.size() - 1), town.toString());
        assertTrue(file.isOver());
    }

    @Test
    void nothingIsLeftOfTheFilesWhenTheFriendIsBack() {
        received.file.accept();
        FriendFiles before = anna.files.get(bert.key());
        bert.vanish();
        bert.start(bert.address);
        bert.node.add(anna.placed());
        until("bert is back", () -> anna.count("online bert") == 2);
        assertTrue(sent.events.contains("gone"), sent.events.toString());
        assertFalse(before == anna.files.get(bert.key()));
        until("the link is up on both sides", () -> bert.sees(anna));
        int held = received.bytes.size();
        town.pass(2_000);
        assertEquals(held, received.bytes.size());
    }
}
