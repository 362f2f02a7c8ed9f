package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    private static final Rates PLAIN = new Rates(5000, 6000);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            // 2024-01-01 was a Monday
            value = {
                "mon-fri 08:00-18:00 download=2000|2024-01-01T08:00|2000|6000",
                "mon-fri 08:00-18:00 download=2000|2024-01-01T07:59|5000|6000",
                "mon-fri 08:00-18:00 download=2000|2024-01-05T17:59|2000|6000",
                "mon-fri 08:00-18:00 download=2000|2024-01-05T18:00|5000|6000",
                "mon-fri 08:00-18:00 download=2000|2024-01-06T12:00|5000|6000",
                "* 00:00-24:00 upload=0|2024-01-07T23:59|5000|0",
                "MON,wed 00:00-24:00 upload=3000 download=4000|2024-01-03T00:00|4000|3000",
                "mon,wed 00:00-24:00 upload=3000 download=4000|2024-01-02T12:00|5000|6000",
                "sat-mon 10:00-11:00 upload=3000|2024-01-07T10:30|5000|3000",
                "sat-mon 10:00-11:00 upload=3000|2024-01-01T10:30|5000|3000",
                "sat-mon 10:00-11:00 upload=3000|2024-01-02T10:30|5000|6000",
                "fri 22:00-06:00 upload=3000|2024-01-05T23:00|5000|3000",
                "fri 22:00-06:00 upload=3000|2024-01-06T05:59|5000|3000",
                "fri 22:00-06:00 upload=3000|2024-01-06T06:00|5000|6000",
                "fri 22:00-06:00 upload=3000|2024-01-05T05:00|5000|6000",
                "mon 08:00-09:00 upload=3000; * 00:00-24:00 upload=4000|2024-01-01T08:30|5000|3000",
                "mon 08:00-09:00 upload=3000; * 00:00-24:00 upload=4000|2024-01-01T09:30|5000|4000",
                "* 08:00-09:00 upload=3000 ;|2024-01-01T08:30|5000|3000"
            })
    void takesTheFirstEntryThatMatches(String entries, LocalDateTime now, long download, long upload) {
        assertEquals(new Rates(download, upload), Timetable.of(PLAIN, entries).at(now));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon 08:00-09:00|it needs days, hours, and a speed",
                "monday 08:00-09:00 upload=2000|not monday",
                "mon- 08:00-09:00 upload=2000|days are mon",
                "mon-tue-wed 08:00-09:00 upload=2000|not mon-tue-wed",
                "mon 8-9 upload=2000|not 8-9",
                "mon 08:60-09:00 upload=2000|no 08:60",
                "mon 08:00-24:01 upload=2000|no 24:01",
                "mon 24:00-09:00 upload=2000|begins at 24:00",
                "mon 09:00-09:00 upload=2000|ends when it begins",
                "mon 08:00-09:00 upload=1023|not 1023",
                "mon 08:00-09:00 upload=-1|not upload=-1",
                "mon 08:00-09:00 speed=2000|not speed=2000",
                "mon 08:00-09:00 upload=2000 upload=3000|upload is there twice",
                "mon 08:00-09:00 upload=9999999999999999|not upload="
            })
    void refusesWhatItCannotReadAndSaysWhy(String entry, String why) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Timetable.of(PLAIN, "", entry));
        assertTrue(refused.getMessage().contains("timetable has \"" + entry + "\""), refused.getMessage());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertTrue(refused.getMessage().contains("allowed are"), refused.getMessage());
    }
}
