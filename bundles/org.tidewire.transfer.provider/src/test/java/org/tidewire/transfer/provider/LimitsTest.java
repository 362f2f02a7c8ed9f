package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FilePath;

/** What the configuration may say, and where each of it counts. */
class LimitsTest {
    @ParameterizedTest
    @CsvSource({
        "total.downloads, 1, 10000",
        "total.uploads, 1, 10000",
        "client.downloads, 1, 10000",
        "client.uploads, 1, 10000",
        "friend.sends, 1, 256",
        "friend.receives, 1, 256",
        "queue.limit, 0, 1000000",
        "ready.timeout, 1, 3600",
        "suspend.grace, 0, 60",
        "suspend.timeout, 0, 3600",
        "partial.age, 0, 36500"
    })
    void theLeastAndTheMostAreTakenAndNothingBeyond(String key, int least, int most) {
        Limits.of(Fixture.typed(key, least));
        Limits.of(Fixture.typed(key, most));
        for (int wrong : new int[] {least - 1, most + 1}) {
            String said = assertThrows(IllegalArgumentException.class, () -> Limits.of(Fixture.typed(key, wrong)))
                    .getMessage();
            String allowed = " is " + wrong + ", allowed are " + least + " to " + most;
            assertEquals("org.tidewire.transfer: " + key + allowed, said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"download.speed", "upload.speed"})
    void aSpeedIsAnyOrNoSlowerThanAPieceASecond(String key) {
        Limits.of(Fixture.typed(key, 0));
        Limits.of(Fixture.typed(key, 1024));
        String said = assertThrows(IllegalArgumentException.class, () -> Limits.of(Fixture.typed(key, 1023)))
                .getMessage();
        String rule = "a speed is 0 (any) or at least 1024 bytes per second, not 1023";
        assertEquals("org.tidewire.transfer: " + key + ": " + rule, said);
    }

    @Test
    void eachCounterHasItsOwnSlotsAndClientsOneQueueLimit() {
        TransferConfig config = Fixture.typed(
                "total.downloads", 2, "total.uploads", 3, "client.downloads", 4, "client.uploads", 5, "queue.limit", 6);
        Limits limits = Limits.of(config);
        assertEquals(new Slots.Most(2, 4, 6), limits.downloads());
        assertEquals(new Slots.Most(3, 5, 6), limits.uploads());
    }

    @Test
    void friendsShareTheSlotsOfSixteenAndWaitWithoutEnd() {
        Limits limits = Limits.of(Fixture.typed("friend.sends", 7, "friend.receives", 8));
        assertEquals(new Slots.Most(4096, 7, Integer.MAX_VALUE), limits.sends());
        assertEquals(new Slots.Most(4096, 8, Integer.MAX_VALUE), limits.receives());
    }

    @Test
    void eachSpeedIsThatOfItsDirection() {
        Limits limits = Limits.of(Fixture.typed("download.speed", 2_048, "upload.speed", 4_096));
        assertEquals(new Rates(2_048, 4_096), limits.speeds().at(LocalDateTime.of(2024, 1, 1, 12, 0)));
    }

    @Test
    void eachTimeIsInTheUnitThatItsSettingNames() {
        TransferConfig config =
                Fixture.typed("ready.timeout", 2, "suspend.grace", 3, "suspend.timeout", 4, "partial.age", 5);
        Limits limits = Limits.of(config);
        assertEquals(Duration.ofSeconds(2), limits.ready());
        assertEquals(Duration.ofSeconds(3), limits.grace());
        assertEquals(Duration.ofSeconds(4), limits.patience());
        assertEquals(Duration.ofDays(5), limits.partialAge());
        assertEquals(FilePath.of("/Received"), limits.receiveFolder());
    }
}
