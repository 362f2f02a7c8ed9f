package org.tidewire.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.kit.HostilePaths;

/** All hostile paths, of which the contract tries a few. */
class HostilePathTest {
    @Test
    void everyPathIsRefusedOrWorksAndLeavesNothing() throws IOException {
        MemoryStorage storage = new MemoryStorage(
                Converters.standardConverter().convert(Map.of()).to(Config.class));
        for (String text : HostilePaths.all()) {
            for (Exception refusal : HostilePaths.tryAll(storage, text)) {
                assertTrue(
                        refusal instanceof FileSystemException || refusal instanceof IllegalArgumentException,
                        () -> text + ": " + refusal);
            }
        }
        assertEquals(0, storage.list(FilePath.ROOT).count());
    }
}
