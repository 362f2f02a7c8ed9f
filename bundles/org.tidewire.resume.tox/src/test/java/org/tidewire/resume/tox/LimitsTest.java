package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.converter.Converters;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.TransferInfo;

class LimitsTest {
    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String refused(ToxResumePolicy policy, TransferInfo transfer) {
        String message =
                assertThrows(IOException.class, () -> policy.remember(transfer)).getMessage();
        assertEquals(Optional.empty(), policy.recall(transfer.peer().name(), transfer.id()));
        return message;
    }

    @Test
    void theRecordsOfAFriendAreLimitedInEachDirection() throws IOException {
        ToxResumePolicy policy = desk.restart(30, 2, 0);
        TransferInfo first = Desk.receive(Desk.ANNA, "/1", 1);
        policy.remember(first);
        policy.remember(Desk.receive(Desk.ANNA, "/2", 1));
        String message = refused(policy, Desk.receive(Desk.ANNA, "/3", 1));
        assertTrue(message.contains("friend.records allows 2"), message);
        policy.remember(first);
        policy.remember(desk.send(Desk.ANNA, "/4", 1));
        policy.remember(desk.send(Desk.ANNA, "/5", 1));
        assertThrows(IOException.class, () -> policy.remember(desk.send(Desk.ANNA, "/6", 1)));
        policy.remember(Desk.receive(Desk.BERT, "/7", 1));
        assertEquals(5, desk.files().size());
    }

    @Test
    void aForgottenRecordMakesRoom() throws IOException {
        ToxResumePolicy policy = desk.restart(30, 1, 10);
        TransferInfo first = Desk.receive(Desk.ANNA, "/1", 10);
        policy.remember(first);
        policy.forget(first);
        policy.remember(Desk.receive(Desk.ANNA, "/2", 10));
    }

    @Test
    void theLimitsCountWhatEarlierRunsLeft() throws IOException {
        desk.restart(30, 1, 0).remember(Desk.receive(Desk.ANNA, "/1", 1));
        refused(desk.restart(30, 1, 0), Desk.receive(Desk.ANNA, "/2", 1));
    }

    @Test
    void theIncompleteBytesOfAFriendAreLimited() throws IOException {
        ToxResumePolicy policy = desk.restart(30, 1000, 100);
        policy.remember(Desk.receive(Desk.ANNA, "/1", 60));
        policy.remember(Desk.receive(Desk.ANNA, "/2", 40));
        String message = refused(policy, Desk.receive(Desk.ANNA, "/3", 1));
        assertTrue(message.contains("100 bytes that friend.bytes allows"), message);
        policy.remember(Desk.receive(Desk.BERT, "/4", 100));
        policy.remember(desk.send(Desk.ANNA, "/5", 1000));
        policy.remember(Desk.receive(Desk.ANNA, "/6", FileOffer.STREAMING));
    }

    @Test
    void aSizeThatGrowsIsCountedAnew() throws IOException {
        ToxResumePolicy policy = desk.restart(30, 1, 100);
        TransferInfo small = Desk.receive(Desk.ANNA, "/1", 60);
        policy.remember(small);
        policy.remember(Desk.transfer(Desk.ANNA, Direction.INCOMING, small.id(), "/1", 100));
        TransferInfo huge = Desk.transfer(Desk.ANNA, Direction.INCOMING, small.id(), "/1", 101);
        assertThrows(IOException.class, () -> policy.remember(huge));
        assertEquals(100, policy.recall(Desk.ANNA, small.id()).orElseThrow().size());
    }

    @Test
    void theLargestSizesThereAreDoNotAddUpToLittle() throws IOException {
        ToxResumePolicy policy = desk.restart(30, 1000, Long.MAX_VALUE);
        policy.remember(Desk.receive(Desk.ANNA, "/1", Long.MAX_VALUE - 1));
        policy.remember(Desk.receive(Desk.ANNA, "/2", 1));
        refused(policy, Desk.receive(Desk.ANNA, "/3", Long.MAX_VALUE));
        refused(policy, Desk.receive(Desk.ANNA, "/4", 1));
    }

    @Test
    void badValuesAreNamed() {
        assertTrue(refusal(Map.of("directory", "")).contains("directory"));
        assertTrue(refusal(Map.of("directory", "x", "expiry.days", -1)).contains("expiry.days is -1"));
        assertTrue(refusal(Map.of("directory", "x", "expiry.days", 36_501)).contains("expiry.days is 36501"));
        assertTrue(refusal(Map.of("directory", "x", "friend.records", 0)).contains("friend.records is 0"));
        assertTrue(refusal(Map.of("directory", "x", "friend.bytes", -1)).contains("friend.bytes is -1"));
    }

    private static String refusal(Map<String, ?> properties) {
        Config config = Converters.standardConverter().convert(properties).to(Config.class);
        return assertThrows(IllegalArgumentException.class, () -> Settings.of(config))
                .getMessage();
    }

    @Test
    void theDefaultsAreThoseThatAreDocumented() {
        Config config = Converters.standardConverter()
                .convert(Map.of("directory", directory.toString()))
                .to(Config.class);
        Settings expected = new Settings(directory, new Expiry(30), new Limits(1000, 0));
        assertEquals(expected, Settings.of(config));
    }
}
