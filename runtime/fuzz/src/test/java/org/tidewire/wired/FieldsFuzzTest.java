package org.tidewire.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.tidewire.fuzz.Input;
import org.tidewire.fuzz.Memory;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Single fields of Wired: numbers, dates, file types, passwords; and its URLs. */
class FieldsFuzzTest {
    @FuzzTest
    void aFieldIsReadOrIsNone(byte[] bytes) {
        String text = new Input(bytes).text();
        Memory.bounded(bytes.length, () -> Fields.number(text));
        Memory.bounded(bytes.length, () -> Fields.fileType(text));
        Fields.number(text).ifPresent(number -> assertEquals(text, Long.toString(number)));
        Fields.fileType(text).ifPresent(type -> assertEquals(text, Integer.toString(Fields.fileType(type))));
        Fields.password(text);
        Fields.date(text).ifPresent(FieldsFuzzTest::isWritten);
        url(text);
    }

    private static void isWritten(Instant time) {
        assertEquals(Optional.of(time.truncatedTo(ChronoUnit.SECONDS)), Fields.date(Fields.date(time)));
    }

    private static void url(String text) {
        WiredUrl url;
        try {
            url = WiredUrl.of(text);
        } catch (IllegalArgumentException e) {
            return; // it has another form
        }
        assertEquals(url.toString(), WiredUrl.of(url.toString()).toString());
    }
}
