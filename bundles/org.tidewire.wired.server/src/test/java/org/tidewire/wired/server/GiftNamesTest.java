package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.storage.FilePath;

/** The names that are tried in a drop box. */
class GiftNamesTest {
    @ParameterizedTest
    @CsvSource({
        "/box/a.bin, /box/a 2.bin",
        "/box/a, /box/a 2",
        "/box/.hidden, /box/.hidden 2",
        "/box/a.tar.gz, /box/a.tar 2.gz",
        "/box/a.123456789012345, /box/a 2.123456789012345",
        "/box/a.1234567890123456, /box/a.1234567890123456 2"
    })
    void theNumberStandsBeforeTheExtension(String wanted, String second) {
        GiftNames names = new GiftNames(FilePath.of(wanted));
        assertEquals(wanted, names.next().toString());
        assertEquals(second, names.next().toString());
    }

    @Test
    void aHundredAreCountedAndAFewDrawnAndThenItEnds() {
        GiftNames names = new GiftNames(FilePath.of("/box/a"));
        Set<FilePath> tried = new HashSet<>();
        FilePath hundredth = null;
        for (int i = 1; i <= 103; i++) {
            assertTrue(names.hasNext());
            FilePath next = names.next();
            assertTrue(tried.add(next), next + " came twice");
            hundredth = i == 100 ? next : hundredth;
        }
        assertEquals(FilePath.of("/box/a 100"), hundredth);
        assertFalse(names.hasNext());
        assertThrows(NoSuchElementException.class, names::next);
    }
}
