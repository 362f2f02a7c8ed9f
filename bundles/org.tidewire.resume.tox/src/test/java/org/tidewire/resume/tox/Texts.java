package org.tidewire.resume.tox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Records as somebody else could write them, with a check that is right. */
final class Texts {
    private Texts() {}

    /** The lines above the check. */
    static String lines(Path file) throws IOException {
        return lines(Files.readAllBytes(file));
    }

    static String lines(byte[] record) {
        String text = new String(record, UTF_8);
        return text.substring(0, text.indexOf("check = "));
    }

    static byte[] checked(String lines) {
        CRC32C sum = new CRC32C();
        sum.update(lines.getBytes(UTF_8));
        return (lines + "check = " + HexFormat.of().toHexDigits((int) sum.getValue()) + "\n").getBytes(UTF_8);
    }
}
