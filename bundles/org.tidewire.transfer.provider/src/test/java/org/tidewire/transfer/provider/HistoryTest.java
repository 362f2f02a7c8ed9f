package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;

/** What is over stays listed for a day; when and how fast it moved is told. */
class HistoryTest {
    private final FakeTime clock = new FakeTime();
    private final Fixture fixture = new Fixture(clock.time(), "client.uploads", 1_000, "total.uploads", 1_000);

    @AfterEach
    void close() {
        fixture.close();
    }

    private Transfer upload(String path, int size) throws Exception {
        return fixture.upload(Fixture.ANNA, FilePath.of(path), new byte[size]);
    }

    @Test
    void whatEndedWithinADayIsListedAndWhatLivesHoweverOld() throws Exception {
        Transfer first = upload("/1", 1);
        Transfer second = upload("/2", 1);
        Transfer third = fixture.claimed(upload("/3", 1));
        second.disconnected("gone");
        clock.pass(Duration.ofHours(12));
        first.disconnected("gone");
        assertEquals(List.of(first, second, third), fixture.engine.list());
        clock.pass(Duration.ofHours(12).plusSeconds(1));
        third.disconnected("gone");
        assertEquals(List.of(first, third), fixture.engine.list());
        clock.pass(Duration.ofHours(12));
        assertEquals(List.of(third), fixture.engine.list());
        clock.pass(Duration.ofDays(1));
        assertEquals(List.of(), fixture.engine.list());
    }

    @Test
    void theLatestThousandAreListed() throws Exception {
        List<Transfer> ended = new ArrayList<>();
        Transfer alive = upload("/alive", 1);
        for (int number = 0; number < 1_100; number++) {
            Transfer each = upload("/" + number, 1);
            each.disconnected("gone");
            ended.add(each);
        }
        List<Transfer> expected = new ArrayList<>(List.of(alive));
        expected.addAll(ended.subList(100, 1_100));
        assertEquals(expected, fixture.engine.list());
    }

    @Test
    void sinceIsWhenTheStateChangedLast() throws Exception {
        Transfer transfer = upload("/1", 10);
        assertEquals(clock.instant(), transfer.since());
        clock.pass(Duration.ofSeconds(7));
        fixture.claimed(transfer);
        assertEquals(clock.instant(), transfer.since());
        clock.pass(Duration.ofSeconds(7));
        Fixture.pour(transfer, new byte[10], 5);
        assertEquals(clock.instant().minusSeconds(7), transfer.since());
        transfer.control(FileControl.CANCEL, Side.OURS);
        assertEquals(clock.instant(), transfer.since());
    }

    @Test
    void theRateIsThatOfTheLastSecondsAndNothingWhileNothingMoves() throws Exception {
        byte[] bytes = new byte[3_000_000];
        Transfer transfer = upload("/1", bytes.length);
        assertEquals(0, transfer.rate());
        fixture.claimed(transfer);
        Fixture.pour(transfer, bytes, 2_000_000);
        clock.pass(Duration.ofSeconds(4));
        Fixture.await("2 MB in 4 s", () -> transfer.rate() == 500_000);
        clock.pass(Duration.ofSeconds(6));
        Fixture.await("nothing any more", () -> transfer.rate() == 0);
        Fixture.pour(transfer, bytes, 2_400_000);
        clock.pass(Duration.ofSeconds(2));
        Fixture.await("it moves again: " + transfer.rate(), () -> transfer.rate() > 0);
        transfer.control(FileControl.PAUSE, Side.OURS);
        assertEquals(0, transfer.rate());
    }

    @Test
    void theSpeedometerCoversFiveSeconds() {
        Speedometer speed = new Speedometer();
        long position = 0;
        for (int tick = 0; tick <= 400; tick++) {
            speed.look(true, position, tick * 250_000_000L);
            position += tick < 200 ? 1_000 : 250;
            long expected = tick == 0 ? 0 : tick <= 200 ? 4_000 : tick >= 220 ? 1_000 : -1;
            if (expected >= 0) {
                assertEquals(expected, speed.rate(), "tick " + tick);
            }
        }
        speed.look(false, position, 101_000_000_000L);
        assertEquals(0, speed.rate());
        speed.look(true, position, 102_000_000_000L);
        speed.look(true, position + 500, 103_000_000_000L);
        assertEquals(500, speed.rate(), "what was before a pause does not count");
    }
}
