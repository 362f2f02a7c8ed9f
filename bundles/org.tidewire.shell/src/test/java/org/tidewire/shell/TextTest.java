package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1048575, 1.0 MiB",
        "1503238553, 1.4 GiB",
        "9223372036854775807, 8.0 EiB",
        "-1, unknown"
    })
    void writesSizesInTheLargestUnit(long bytes, String text) {
        assertEquals(text, Units.size(bytes));
    }

    @Test
    void hundredPercentMeansAll() {
        assertEquals("99%", Units.percent(999_999, 1_000_000));
        assertEquals("100%", Units.percent(1_000_000, 1_000_000));
        assertEquals("100%", Units.percent(0, 0));
        assertEquals("-", Units.percent(5, -1));
    }

    @Test
    void writesSpansAsAClockDoes() {
        assertEquals("0:07", Units.span(Duration.ofSeconds(7)));
        assertEquals("59:59", Units.span(Duration.ofSeconds(3599)));
        assertEquals("1:02:03", Units.span(Duration.ofSeconds(3723)));
    }

    @Test
    void keepsTheEndOfANameThatIsTooLong() {
        assertEquals("abcd..xyz", Text.fit("abcdefghijklmnopqrstuvwxyz", 9));
        assertEquals("short", Text.fit("short", 9));
    }

    @Test
    void takesOutWhatSteersATerminal() {
        assertEquals("a?[31mb?c?", Text.printable("a\u001b[31mb\nc\u202e"));
        assertEquals("a?b?c?d?", Text.printable("a\u061cb\u200ec\u200fd\u2028"));
        assertEquals("\u00e9\u6587\ud83d\ude00", Text.printable("\u00e9\u6587\ud83d\ude00"));
    }

    @Test
    void bringsWhatStrangersWriteOnOneLine() {
        assertEquals("Hi / you there?", Text.line(" Hi\r\n\n\u2028you \t\u3000 there\u0007\n"));
        assertEquals("", Text.line("\n"));
    }

    @Test
    void countsWideAndCombiningCharacters() {
        assertEquals(2, Text.width("\u6587"));
        assertEquals(1, Text.width("e\u0301"));
        assertEquals(" \u6587", Text.pad("\u6587", 3, true));
    }
}
