package org.tidewire.resume.tox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;

class RecordTextTest {
    private static final FileId ID = new FileId("0a".repeat(32));

    private static ResumeRecord record() {
        return new ResumeRecord(
                new RecordKey(Desk.ANNA, Direction.OUTGOING, ID),
                new StoredFile(FileKind.DATA, "Füße 1.txt", FilePath.of("/a b/Füße 1.txt"), 3),
                new SourceStamp("files", Instant.parse("2026-11-01T12:00:00.5Z"), Checksum.of(new byte[3])),
                17,
                LocalDate.parse("2026-11-21"));
    }

    @Test
    void aPersonCanReadIt() {
        String expected = "version = 1\nfriend = " + Desk.ANNA + "\ndirection = outgoing\nid = " + ID.hex()
                + "\nkind = data\nname = Füße 1.txt\npath = /a b/Füße 1.txt\nsize = 3\nsource.storage = files\n"
                + "source.modified = 2026-11-01T12:00:00.500Z\n"
                + "source.sum = 29e2dcfbb16f63bb0254df7585a15bb6fb5e927d\nsequence = 17\ntouched = 2026-11-21\n";
        assertEquals(expected, Texts.lines(RecordText.write(record())));
        assertEquals(record(), RecordText.read(RecordText.write(record())));
    }

    @Test
    void noBeginningOfARecordIsARecord() {
        byte[] bytes = RecordText.write(record());
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> RecordText.read(part), "length " + length);
        }
    }

    @Test
    void noBitMayBeAnother() {
        byte[] bytes = RecordText.write(record());
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(IllegalArgumentException.class, () -> RecordText.read(flipped), "bit " + bit);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "version = 1, version = 0",
        "direction = outgoing, direction = sideways",
        "direction = outgoing, direction = incoming",
        "id = 0a, id = 0A",
        "kind = data, kind = virus",
        "path = /a b, path = /..",
        "size = 3, size = -2",
        "size = 3, size = 99999999999999999999",
        "source.modified = 2026, source.modified = 2026-13",
        "source.sum = 29, source.sum = 2",
        "sequence = 17, sequence = -9223372036854775808",
        "sequence = 17, sequence = 9223372036854775807",
        "touched = 2026-11-21, touched = soon",
        "name = F, name = \\",
        "name = F, name = \\u00",
        "name = F, NAME = F",
        "friend = A, friend= A",
    })
    void aForgedLineIsRefusedThoughItsCheckIsRight(String line, String forged) {
        String lines = Texts.lines(RecordText.write(record()));
        byte[] bytes = Texts.checked(lines.replace(line, forged));
        assertThrows(IllegalArgumentException.class, () -> RecordText.read(bytes));
    }

    @Test
    void aLineTooManyOrTooFewIsRefused() {
        String lines = Texts.lines(RecordText.write(record()));
        assertThrows(IllegalArgumentException.class, () -> RecordText.read(Texts.checked(lines + "more = 1\n")));
        assertThrows(
                IllegalArgumentException.class, () -> RecordText.read(Texts.checked(lines.replace("size = 3\n", ""))));
        assertThrows(IllegalArgumentException.class, () -> RecordText.read(Texts.checked("")));
    }

    @Test
    void noiseIsNeverARecord() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            assertThrows(IllegalArgumentException.class, () -> RecordText.read(noise), "seed " + seed);
        }
    }

    @Test
    void everyTextComesBackFromOneLineOfPlainCharacters() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int unit = random.nextInt(40); unit > 0; unit--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
            }
            String line = Escapes.escape(text.toString());
            assertEquals(text.toString(), Escapes.unescape(line), "seed " + seed);
            assertEquals(line, new String(line.getBytes(UTF_8), UTF_8), "seed " + seed);
            assertEquals(-1, line.indexOf('\n'), "seed " + seed);
        }
    }
}
