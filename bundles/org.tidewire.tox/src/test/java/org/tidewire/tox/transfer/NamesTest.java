package org.tidewire.tox.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/** Names of files as offers carry them. */
class NamesTest {
    @Test
    void aNameIsCutBetweenTwoCharacters() {
        assertEquals("a" + "ß".repeat(127), text(Names.bytes("a" + "ß".repeat(200))));
        assertEquals("ß".repeat(127), text(Names.bytes("ß".repeat(200))));
        assertEquals("", text(Names.bytes("")));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
