package org.tidewire.resume.tox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

import org.tidewire.fuzz.Input;
import org.tidewire.fuzz.Memory;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A record of the resume journal: torn or edited, or edited by somebody who made the check right. */
class RecordTextFuzzTest {
    @FuzzTest
    void aRecordIsRefusedOrReadAsItIsWritten(byte[] bytes) {
        Input input = new Input(bytes);
        boolean right = input.number() % 2 == 1;
        byte[] lines = input.rest().array();
        byte[] text = right ? checked(lines) : lines;
        ResumeRecord record;
        try {
            record = RecordText.read(text);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage() != null, "a refusal says why");
            return;
        }
        Memory.bounded(text.length, () -> RecordText.read(text));
        byte[] written = RecordText.write(record);
        assertEquals(record, RecordText.read(written));
        record.key().fileName();
        int at = input.number() % written.length;
        written[at] ^= 1;
        assertThrows(IllegalArgumentException.class, () -> RecordText.read(written), "a bit may not flip");
    }

    private static byte[] checked(byte[] lines) {
        CRC32C sum = new CRC32C();
        sum.update(lines);
        byte[] check = ("check = " + HexFormat.of().toHexDigits((int) sum.getValue()) + "\n").getBytes(UTF_8);
        return ByteBuffer.allocate(lines.length + check.length)
                .put(lines)
                .put(check)
                .array();
    }
}
