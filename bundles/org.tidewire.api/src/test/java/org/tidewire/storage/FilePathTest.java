package org.tidewire.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "/..",
                "/a/../b",
                "/.",
                "/a/./b",
                "/.wired",
                "/a/.WIRED/type",
                "/a\\b",
                "/a\u0000b",
                "/a\nb",
                "/a\u0004b",
                "/a\u001cb",
                "/a\u001db",
                "/a\u001eb",
                "/a\u007fb",
                "/a\u0085b",
                "/a\ud800b",
                "/a\udc00"
            })
    void refusesNamesThatCouldLeaveOrBreakTheTree(String text) {
        assertThrows(IllegalArgumentException.class, () -> FilePath.of(text));
    }

    @ParameterizedTest
    @CsvSource({"/a/b, /a/b", "a/b, /a/b", "//a///b/, /a/b", "/, /", "'', /", "/a..b, /a..b", "/a.., /a..", "/..., /..."
    })
    void readsPathsAsPeopleWriteThem(String text, String path) {
        assertEquals(path, FilePath.of(text).toString());
    }

    @Test
    void takesTwoSpellingsForOnePath() {
        assertEquals(FilePath.of("/\u00fcber"), FilePath.of("/u\u0308ber"));
        assertEquals("/\u00fcber", FilePath.of("/u\u0308ber").toString());
    }

    @Test
    void takesEverySpellingOfEveryLetterForOnePath() {
        int pairs = 0;
        for (int letter = 0x80; letter <= Character.MAX_CODE_POINT; letter++) {
            String text = Character.toString(letter);
            String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
            if (!decomposed.equals(text)) {
                FilePath path = FilePath.of("/a" + text + "/" + text);
                assertEquals(path, FilePath.of("/a" + decomposed + "/" + decomposed));
                assertEquals(path, FilePath.of(path.toString()));
                pairs++;
            }
        }
        assertTrue(pairs > 13_000, pairs + " letters with two spellings");
    }

    @Test
    void limitsNamesAndPathsByBytes() {
        assertEquals(255, FilePath.of("/" + "a".repeat(255)).name().length());
        assertThrows(IllegalArgumentException.class, () -> FilePath.of("/" + "a".repeat(256)));
        assertThrows(IllegalArgumentException.class, () -> FilePath.of("/" + "\u00fc".repeat(128)));
        assertThrows(IllegalArgumentException.class, () -> FilePath.of("/a".repeat(FilePath.MAX_DEPTH + 1)));
        assertThrows(IllegalArgumentException.class, () -> new FilePath(Collections.nCopies(17, "a".repeat(250))));
    }

    @Test
    void looksAtNoNameOfAPathThatHasTooMany() {
        Exception refused = assertThrows(
                IllegalArgumentException.class, () -> FilePath.of("../" + "a/".repeat(FilePath.MAX_DEPTH)));
        assertTrue(refused.getMessage().contains(FilePath.MAX_DEPTH + " names"), refused.getMessage());
    }

    @Test
    void goesUpAndDown() {
        FilePath path = FilePath.ROOT.child("a").child("b");
        assertEquals("/a", path.parent().toString());
        assertEquals("b", path.name());
        assertEquals("", FilePath.ROOT.name());
        assertTrue(FilePath.ROOT.isRoot());
        assertThrows(IllegalStateException.class, FilePath.ROOT::parent);
        assertThrows(IllegalArgumentException.class, () -> path.child("c/d"));
    }

    @Test
    void namesThePartialBesideTheTarget() {
        FilePath path = FilePath.of("/a/b.bin");
        assertEquals("/a/b.bin.WiredTransfer", path.partial().toString());
        assertTrue(path.partial().isPartial());
        assertFalse(path.isPartial());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a", "/a/b.bin", "/u\u0308ber", "/a.WiredTransfer", "/...", "/.wire", "/ ", "/\ud83c\udf0a"})
    void namesTheTargetOfAPartial(String text) {
        FilePath target = FilePath.of(text);
        assertEquals(Optional.of(target), target.partial().target());
    }

    @Test
    void namesTheTargetOfTheLongestPartial() {
        FilePath target = FilePath.of("/" + "a".repeat(241));
        assertEquals(Optional.of(target), target.partial().target());
        assertThrows(IllegalArgumentException.class, FilePath.of("/" + "a".repeat(242))::partial);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a.WiredTransfer/b",
                "/a.wiredtransfer",
                "/a.WiredTransfer.txt",
                "/.WiredTransfer",
                "/..WiredTransfer",
                "/...WiredTransfer",
                "/.wired.WiredTransfer",
                "/a/.Wired.WiredTransfer"
            })
    void namesNoTargetForWhatIsNoPartialOfAnything(String text) {
        assertEquals(Optional.empty(), FilePath.of(text).target());
    }

    @Test
    void doesNotChangeWithTheListItWasMadeOf() {
        List<String> names = new java.util.ArrayList<>(List.of("a"));
        FilePath path = new FilePath(names);
        names.set(0, "..");
        assertEquals("/a", path.toString());
    }

    @Test
    void startsWithItselfAndTheFoldersItLiesIn() {
        FilePath path = FilePath.of("/a/b");
        assertTrue(path.startsWith(FilePath.ROOT));
        assertTrue(path.startsWith(FilePath.of("/a")));
        assertTrue(path.startsWith(path));
        assertFalse(path.startsWith(FilePath.of("/b")));
        assertFalse(FilePath.of("/ab").startsWith(FilePath.of("/a")));
        assertFalse(FilePath.of("/a").startsWith(path));
    }
}
