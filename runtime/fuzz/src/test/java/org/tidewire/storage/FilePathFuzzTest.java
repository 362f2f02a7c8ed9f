package org.tidewire.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.tidewire.fuzz.Input;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Paths as strangers write them. */
class FilePathFuzzTest {
    @FuzzTest
    void aPathIsRefusedOrStaysBelowTheRoot(byte[] bytes) {
        FilePath path;
        try {
            path = FilePath.of(new Input(bytes).text());
        } catch (IllegalArgumentException e) {
            return; // no path
        }
        assertEquals(path, FilePath.of(path.toString()));
        assertEquals(0, path.compareTo(FilePath.of(path.toString())));
        assertTrue(path.names().size() <= FilePath.MAX_DEPTH);
        for (String name : path.names()) {
            assertFalse(name.isEmpty() || name.equals(".") || name.equals("..") || name.equalsIgnoreCase(".wired"));
            assertTrue(name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c)));
            assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 255);
        }
        if (!path.isRoot()) {
            assertEquals(path, path.parent().child(path.name()));
            assertTrue(path.startsWith(path.parent()));
            partial(path);
        }
    }

    private static void partial(FilePath path) {
        FilePath partial;
        try {
            partial = path.partial();
        } catch (IllegalArgumentException e) {
            return; // the suffix makes it too long
        }
        assertEquals(Optional.of(path), partial.target());
        path.target().ifPresent(target -> assertEquals(path, target.partial()));
    }
}
