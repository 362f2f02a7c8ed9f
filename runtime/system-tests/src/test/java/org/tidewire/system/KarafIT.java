package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features in a real Karaf, driven through its own shell. */
class KarafIT {
    private static final int SIZE = 3 << 20;

    @TempDir
    Path folder;

    @Test
    void aFileGoesUpAndDownThroughTheFeaturesOfOneArchive() throws Exception {
        int port = Ports.free();
        Path sent = RandomFile.make(folder.resolve("sent"), 11, SIZE);
        try (Karaf karaf = Karaf.start(Files.createDirectory(folder.resolve("karaf")), configurations(port))) {
            karaf.deploy(Path.of(System.getProperty("tidewire.kar")));
            Await.until(
                    "the features are known", () -> karaf.say("feature:list").contains("tidewire-tox"));
            String installed =
                    karaf.say("feature:install tidewire-shell tidewire-storage-file tidewire-storage-memory");
            assertFalse(installed.contains("Error"), installed);
            Await.until("it listens", () -> Ports.listens(port) && Ports.listens(port + 1));
            String said = karaf.say("wired:connect 'wired://tester:@127.0.0.1:" + port + "/' ; wired:put -q '" + sent
                    + "' / ; wired:get -q /sent '" + folder.resolve("got") + "' ; wired:disconnect");
            Path got = folder.resolve("got");
            assertTrue(Files.exists(got), said);
            assertEquals(-1, Files.mismatch(sent, got), said);
            assertEquals(-1, Files.mismatch(sent, folder.resolve("served/sent")), said);
            String tox = karaf.say("feature:install tidewire-tox ; bundle:list -s");
            assertTrue(tox.lines().anyMatch(line -> line.contains("Active") && line.contains("org.tidewire.tox")), tox);
        }
    }

    /** What an operator writes into Karaf's own etc. */
    private Map<String, String> configurations(int port) {
        return Map.of(
                "org.tidewire.wired.server",
                "port = " + port + "\n",
                "org.tidewire.storage.file-main",
                "root = " + folder.resolve("served") + "\n",
                "org.tidewire.account-tester",
                "login = tester\nprivileges = download, upload, upload-anywhere\n",
                "org.tidewire.tls",
                "directory = " + folder.resolve("identity") + "\n",
                "org.tidewire.resume.tox",
                "directory = " + folder.resolve("journal") + "\n",
                "org.tidewire.wired.client",
                "known.servers = " + folder.resolve("known-servers") + "\n");
    }
}
