package org.tidewire.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Friends over a restart of the server, which forgets everything in its {@code data}. */
class FriendsIT {
    // The key 0900.., nospam 0; the checksum is the same for so simple a key.
    private static final String BOB = "09" + "0".repeat(70) + "0900";
    private static final String CAROL = "10" + "0".repeat(70) + "1000";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void chooseHome() {
        home = folder.resolve("ho me");
    }

    @Test
    void aFriendMadeInTheShellIsKept() throws Exception {
        assertTrue(run("tox:add bob " + BOB).contains("requested"));
        String kept = run("tox:list; tox:remove bob");
        assertTrue(kept.contains("bob") && kept.contains("requested"), kept);
        assertEquals("no friends\n", run("tox:list"));
    }

    @Test
    void aFriendWrittenInAFileGoesWithTheFile() throws Exception {
        String id = run("tox:id");
        Path file = home.resolve("etc/org.tidewire.tox.friend-carol.cfg");
        Files.writeString(file, "tox.id = " + CAROL + "\n");
        assertTrue(run("tox:list").contains("carol"));
        Files.delete(file);
        assertEquals("no friends\n", run("tox:list"));
        assertEquals(id, run("tox:id"), "the identity is kept");
    }

    @Test
    void whatMayHoldSecretsIsForTheOwnerAlone() throws Exception {
        String id = run("tox:id");
        assertTrue(id.matches("[0-9A-F]{76}\n"), id);
        for (String name : new String[] {"tox", "config"}) {
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))),
                    name);
        }
        assertFalse(Files.exists(home.resolve("data/config")));
    }

    private String run(String commands) throws Exception {
        try (ServerProcess script =
                ServerProcess.start(folder, "--home", home.toString(), "--port", "0", "--exec", commands)) {
            assertEquals(0, script.exitCode(), script.err());
            return script.out();
        }
    }
}
