package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x0a, 0x1b, 0x7f, 0x85, 0x96, 0x9b, 0x200b, 0x2028, 0x2029, 0x202e, 0xfeff})
    void whatATerminalWouldObeyIsShownAsAQuestionMark(int point) {
        assertEquals("a?[2Jb", Entries.shown("a" + Character.toString(point) + "[2Jb"));
    }
}
