package org.tidewire.storage.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;

class LimitTest {
    private static final FilePath FILE = FilePath.of("/file");

    private static MemoryStorage storage(long limit) {
        return new MemoryStorage(
                Converters.standardConverter().convert(Map.of("limit", limit)).to(Config.class));
    }

    @Test
    void beyondTheLimitAPrefixIsHeld() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(20_261_120).nextBytes(bytes);
        MemoryStorage storage = storage(200_000);
        try (PartialFile partial = storage.create(FILE, "")) {
            partial.append(ByteBuffer.wrap(bytes, 0, 150_000));
            assertEquals(50_000, storage.free());
            ByteBuffer rest = ByteBuffer.wrap(bytes, 150_000, 150_000);
            FileSystemException e = assertThrows(FileSystemException.class, () -> partial.append(rest));
            assertTrue(e.getMessage().contains("no space"), e.getMessage());
            assertEquals(200_000, rest.position());
            assertEquals(200_000, partial.size());
            assertEquals(0, storage.free());
            ByteBuffer all = ByteBuffer.allocate(200_000);
            assertEquals(200_000, partial.read(all, 0));
            assertArrayEquals(Arrays.copyOf(bytes, 200_000), all.array());
        }
    }

    @Test
    void bytesThatAreGivenBackCanBeUsedAgain() throws IOException {
        MemoryStorage storage = storage(1_000);
        try (PartialFile partial = storage.create(FILE, "")) {
            partial.append(ByteBuffer.wrap(new byte[1_000]));
            partial.truncate(400);
            assertEquals(600, storage.free());
            partial.append(ByteBuffer.wrap(new byte[600]));
            partial.discard();
        }
        assertEquals(1_000, storage.free());
    }

    @Test
    void badValuesAreNamed() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> storage(-1)).getMessage();
        assertTrue(message.contains("limit is -1"), message);
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> MemoryStorage.of(-1))
                        .getMessage());
        Config config = Converters.standardConverter()
                .convert(Map.of("storage.mount", "/a/.wired"))
                .to(Config.class);
        String mount = assertThrows(IllegalArgumentException.class, () -> new MemoryStorage(config))
                .getMessage();
        assertTrue(mount.startsWith("storage.mount is '/a/.wired'; it must be a path"), mount);
    }

    @Test
    void aProgramWithoutOsgiNamesTheLimitAlone() throws IOException {
        MemoryStorage storage = MemoryStorage.of(1_000);
        storage.create(FILE, "").append(ByteBuffer.wrap(new byte[400]));
        assertEquals(600, storage.free());
    }

    @Test
    void aStorageThatStopsClosesWhatIsOpen() throws IOException {
        MemoryStorage storage = storage(1_000);
        PartialFile partial = storage.create(FILE, "");
        Content reader = storage.open(FILE.partial());
        storage.stop();
        assertThrows(ClosedChannelException.class, partial::size);
        assertThrows(ClosedChannelException.class, reader::size);
        assertThrows(IOException.class, () -> storage.open(FILE.partial()));
    }
}
