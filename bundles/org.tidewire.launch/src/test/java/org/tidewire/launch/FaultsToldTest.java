package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsToldTest {
    private final FaultsTold told = new FaultsTold();

    @TempDir
    Path etc;

    @Test
    void aFaultIsToldOnceAndAgainWhenItIsAnother() {
        assertTrue(told.add("a", "broken"));
        assertFalse(told.add("a", "broken"));
        assertTrue(told.add("b", "broken"));
        assertTrue(told.add("a", "empty"));
    }

    @Test
    void aFilesFaultIsToldAgainWhenTheFileHasChangedOrWasGone() throws IOException {
        Path file = Files.writeString(etc.resolve("a.cfg"), "root =");
        String location = file.toUri().toString();
        assertTrue(told.addFile(location, "root is empty"));
        assertFalse(told.addFile(location, "root is empty"));
        FileTime before = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1000));
        assertTrue(told.addFile(location, "root is empty"));
        Path aside = Files.move(file, etc.resolve("aside"));
        assertFalse(told.addFile(location, "root is empty"), "nobody asks any more");
        Files.move(aside, file);
        assertTrue(told.addFile(location, "root is empty"));
    }

    @Test
    void onlyTheLastFaultsAreRemembered() {
        assertTrue(told.add("first", "broken"));
        for (int i = 0; i < FaultsTold.MOST; i++) {
            assertTrue(told.add("other " + i, "broken"));
        }
        assertTrue(told.add("first", "broken"));
    }
}
