package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storages of a real server exchanged under running uploads. */
class StorageIT {
    private static final int SIZE = 3 << 20;
    private static final String ARCHIVE = "org.tidewire.storage.file-archive.cfg";

    @TempDir
    Path folder;

    @Test
    void uploadsOutliveAStorageThatGoesAndARootThatChanges() throws Exception {
        Path big = RandomFile.make(folder.resolve("big"), 7, SIZE);
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(
                home.resolve("etc/org.tidewire.storage.file-second.cfg"),
                "storage.name = second\nservice.ranking = -1\nroot = " + folder.resolve("second") + "\n");
        int port = Ports.free();
        try (Watched server = Watched.start(home, port)) {
            Path mounted = mount(server);
            server.await("in use at /archive");
            server.await("standby");
            upload(big, port, "/archive", () -> takeAway(server, mounted));
            assertSame(big, folder.resolve("archive/big"));
            String put = "wired:put -q -l 400k '" + big + "' /Uploads";
            try (Tidewire ignored = Tidewire.run(folder.resolve("client"), port, put)) {
                preferAndBack(server);
            }
            server.say("storage:prefer third", "no backend is called third; the root may be main, second");
        }
    }

    private Path mount(Watched server) throws IOException {
        String root = folder.resolve("archive").toString();
        return server.drop(
                ARCHIVE, ("storage.name = archive\nstorage.mount = /archive\nroot = " + root + "\n").getBytes(UTF_8));
    }

    private void takeAway(Watched server, Path mounted) throws Exception {
        row(server, "archive ", " 1");
        Files.delete(mounted);
        server.await("its storage is being exchanged");
        server.awaitGone("in use at /archive");
        server.await("in use as root");
        mount(server);
        server.await("in use at /archive");
        server.awaitGone("its storage is being exchanged");
    }

    /** What is in use is told truthfully meanwhile, and what becomes of the upload under way. */
    private void preferAndBack(Watched server) throws Exception {
        row(server, "main ", "in use as root");
        row(server, "main ", " 1");
        server.say("storage:prefer second", "the root is second; what runs in main (1) goes on if exactly its bytes");
        row(server, "second ", "in use as root");
        row(server, "main ", "standby");
        server.say("storage:prefer main", "the root is main");
        row(server, "main ", "in use as root");
        row(server, "second ", "standby");
    }

    private static void row(Watched server, String name, String shown) throws Exception {
        Await.until(name + shown, () -> server.round()
                .lines()
                .anyMatch(line -> line.startsWith(name) && line.stripTrailing().contains(shown)));
    }

    private void upload(Path file, int port, String target, Step meanwhile) throws Exception {
        String put = "wired:put -q -l 400k '" + file + "' " + target;
        try (Tidewire client = Tidewire.run(folder.resolve("client"), port, put)) {
            meanwhile.take();
            assertEquals(0, client.exitCode(), client.output());
        }
    }

    private static void assertSame(Path sent, Path arrived) throws IOException {
        assertTrue(Files.exists(arrived), arrived::toString);
        assertArrayEquals(Files.readAllBytes(sent), Files.readAllBytes(arrived));
    }

    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }
}
