package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed in the middle of a transfer: the next try goes on where it was, and every byte is right. */
class KillIT {
    private static final long SEED = 1904;
    private static final long SIZE = 384L << 20;
    private static final long MIDDLE = 24L << 20;
    private static final Pattern MOVED = Pattern.compile("(?m)^(\\d+)$");

    @TempDir
    Path folder;

    private final int port = Ports.free();
    private Path serverHome;
    private Path clientHome;
    private Tidewire server;

    @BeforeEach
    void serve() throws Exception {
        serverHome = folder.resolve("server");
        clientHome = folder.resolve("client");
        server = Tidewire.serve(serverHome, port);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aClientConnectsAgainToAKilledServerAndGoesOnWithItsUpload() throws Exception {
        Path source = RandomFile.make(folder.resolve("up.bin"), SEED, SIZE);
        Path stored = served("up.bin");
        try (Tidewire client = Tidewire.run(clientHome, port, put(source))) {
            awaitGrowth(partial(stored), client);
            server.kill();
            long held = assertHeld(partial(stored));
            server = Tidewire.serve(serverHome, port);
            assertEquals(SIZE - held, assertWentOn(client), "only what was missing is moved");
        }
        assertEquals(-1, Files.mismatch(source, stored), "seed " + SEED);
    }

    @Test
    void aClientConnectsAgainToAKilledServerAndGoesOnWithItsDownload() throws Exception {
        Path stored = RandomFile.make(served("down.bin"), SEED, SIZE);
        Path target = folder.resolve("down.bin");
        try (Tidewire client = Tidewire.run(clientHome, port, get(target))) {
            awaitGrowth(partial(target), client);
            server.kill();
            server = Tidewire.serve(serverHome, port);
            assertWentOn(client);
        }
        assertEquals(-1, Files.mismatch(stored, target), "seed " + SEED);
    }

    @Test
    void aKilledClientGoesOnWithItsUpload() throws Exception {
        Path source = RandomFile.make(folder.resolve("up.bin"), SEED, SIZE);
        Path stored = served("up.bin");
        try (Tidewire client = Tidewire.run(clientHome, port, put(source))) {
            awaitGrowth(partial(stored), client);
            client.kill();
        }
        assertWentOn(put(source));
        assertEquals(-1, Files.mismatch(source, stored), "seed " + SEED);
    }

    @Test
    void aKilledClientGoesOnWithItsDownload() throws Exception {
        Path stored = RandomFile.make(served("down.bin"), SEED, SIZE);
        Path target = folder.resolve("down.bin");
        try (Tidewire client = Tidewire.run(clientHome, port, get(target))) {
            awaitGrowth(partial(target), client);
            client.kill();
        }
        long held = assertHeld(partial(target));
        assertEquals(SIZE - held, assertWentOn(get(target)), "only what was missing is moved");
        assertEquals(-1, Files.mismatch(stored, target), "seed " + SEED);
    }

    @Test
    void aServerThatIsAskedToStopLosesNothingOfAnUpload() throws Exception {
        Path source = RandomFile.make(folder.resolve("up.bin"), SEED, SIZE);
        Path stored = served("up.bin");
        try (Tidewire client = Tidewire.run(clientHome, port, put(source))) {
            awaitGrowth(partial(stored), client);
            assertEquals(0, server.stop(), server.output());
            client.kill();
        }
        long held = assertHeld(partial(stored));
        server = Tidewire.serve(serverHome, port);
        assertEquals(SIZE - held, assertWentOn(put(source)), "only what was missing is moved");
        assertEquals(-1, Files.mismatch(source, stored), "seed " + SEED);
    }

    private Path served(String name) {
        return serverHome.resolve("files").resolve(name);
    }

    private static Path partial(Path file) {
        return file.resolveSibling(file.getFileName() + ".WiredTransfer");
    }

    private static String put(Path source) {
        return "(wired:put '" + source + "') bytes";
    }

    private static String get(Path target) {
        return "(wired:get '/" + target.getFileName() + "' '" + target + "') bytes";
    }

    private static void awaitGrowth(Path partial, Tidewire client) throws Exception {
        Await.until(MIDDLE + " bytes in " + partial, () -> {
            client.requireRunning();
            return Files.exists(partial) && Files.size(partial) > MIDDLE;
        });
    }

    private static long assertHeld(Path partial) throws Exception {
        long held = Files.size(partial);
        assertTrue(held > MIDDLE && held < SIZE, held + " bytes are held");
        return held;
    }

    /** Runs the command to its end; tells how many bytes it has moved, which must be fewer than all. */
    private long assertWentOn(String command) throws Exception {
        try (Tidewire client = Tidewire.run(clientHome, port, command)) {
            return assertWentOn(client);
        }
    }

    /** Waits for the end; tells how many bytes were moved at last, which must be fewer than all. */
    private static long assertWentOn(Tidewire client) throws Exception {
        assertEquals(0, client.exitCode(), client.output());
        Matcher moved = MOVED.matcher(client.output());
        assertTrue(moved.find(), client.output());
        long bytes = Long.parseLong(moved.group(1));
        assertTrue(bytes > 0 && bytes <= SIZE - MIDDLE, bytes + " bytes were moved, not all again");
        return bytes;
    }
}
