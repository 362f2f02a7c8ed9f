package org.tidewire.resume.tox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;

/** A record as a file: UTF-8, one {@code key = value} a line in a fixed order, a check of all of them at the end. */
final class RecordText {
    private static final String VERSION = "1";
    private static final String CHECK = "check = ";
    private static final int CHECK_DIGITS = 8;

    private RecordText() {}

    /** Writes a record. */
    static byte[] write(ResumeRecord record) {
        StringBuilder text = new StringBuilder();
        line(text, "version", VERSION);
        line(text, "friend", record.key().friend());
        line(text, "direction", word(record.key().direction()));
        line(text, "id", record.key().id().hex());
        line(text, "kind", word(record.file().kind()));
        line(text, "name", record.file().name());
        line(text, "path", record.file().path().toString());
        line(text, "size", Long.toString(record.file().size()));
        if (record.key().direction() == Direction.OUTGOING) {
            line(text, "source.storage", record.source().storage());
            line(text, "source.modified", record.source().modified().toString());
            line(text, "source.sum", record.source().sum().hex());
        }
        line(text, "sequence", Long.toString(record.sequence()));
        line(text, "touched", record.touched().toString());
        byte[] lines = text.toString().getBytes(UTF_8);
        return text.append(CHECK)
                .append(check(lines, lines.length))
                .append('\n')
                .toString()
                .getBytes(UTF_8);
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if a bit was changed since {@link #write}, or whoever made the check right wrote what
     *     is no record; says what is wrong
     */
    static ResumeRecord read(byte[] bytes) {
        RecordLines lines = new RecordLines(checked(bytes));
        String version = lines.next("version");
        if (!version.equals(VERSION)) {
            throw new IllegalArgumentException(
                    "it has version " + Escapes.escape(version) + "; only " + VERSION + " is understood");
        }
        try {
            return record(lines);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it holds no date where one must be", e);
        }
    }

    private static ResumeRecord record(RecordLines lines) {
        RecordKey key = new RecordKey(
                lines.next("friend"), lines.word("direction", Direction.class), new FileId(lines.next("id")));
        StoredFile file = new StoredFile(
                lines.word("kind", FileKind.class),
                lines.next("name"),
                FilePath.of(lines.next("path")),
                lines.number("size"));
        SourceStamp source = key.direction() == Direction.OUTGOING ? source(lines) : SourceStamp.NONE;
        long sequence = lines.number("sequence");
        LocalDate touched = LocalDate.parse(lines.next("touched"));
        lines.end();
        return new ResumeRecord(key, file, source, sequence, touched);
    }

    private static SourceStamp source(RecordLines lines) {
        return new SourceStamp(
                lines.next("source.storage"),
                Instant.parse(lines.next("source.modified")),
                new Checksum(lines.next("source.sum")));
    }

    /** Gives the lines above the check, if that is right: a torn file ends anywhere, or is zeros in the middle. */
    private static String checked(byte[] bytes) {
        int above = bytes.length - CHECK.length() - CHECK_DIGITS - 1;
        String text = decoded(bytes);
        if (above < 0 || !text.endsWith("\n" + CHECK + check(bytes, above) + "\n")) {
            throw new IllegalArgumentException("its check is wrong: it is torn, or was edited");
        }
        return text.substring(0, text.length() - (bytes.length - above));
    }

    private static String decoded(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(Escapes.escape(value)).append('\n');
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String check(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
