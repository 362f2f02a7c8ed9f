package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers and scripts started by the lines of the documents. */
class StartDocumentedIT {
    private static final Path SERVER = Documents.ROOT.resolve("runtime/server/readme.md");
    private static final Path ACCOUNTS = Documents.ROOT.resolve("bundles/org.tidewire.account.provider/readme.md");

    @TempDir
    Path folder;

    private final int port = Ports.free();

    @Test
    void aServerByItselfServesTheScriptsOfTheDocuments() throws Exception {
        List<String> lines = Block.of(SERVER, "The standalone server").get(1).lines();
        assertEquals(2, lines.size());
        Path checkout = Script.checkout(folder.resolve("checkout"));
        Path readme = Files.createDirectories(folder.resolve("srv/files")).resolve("readme.txt");
        Files.writeString(readme, "Read me.\n");
        String serve = placed(lines.get(0)).replace("0.0.0.0", "127.0.0.1");
        assertTrue(serve.startsWith("runtime/tidewire --"), serve);
        String listening = "exec " + serve.replaceFirst("tidewire ", "tidewire --port " + port + " ");
        try (Tidewire server = Tidewire.bash(checkout, folder.resolve("srv/tidewire"), listening)) {
            Await.until("it listens", () -> {
                server.requireRunning();
                return Ports.listens(port) && Ports.listens(port + 1);
            });
            Script.run(checkout, placed(lines.get(1)).replace("guest@host/", "guest@127.0.0.1:" + port + "/"));
            assertEquals(-1, Files.mismatch(readme, checkout.resolve("readme.txt")));
            Files.copy(readme, folder.resolve("srv/files/Uploads/readme.txt"));
            Script.run(checkout, script().replace("server.example/", "127.0.0.1:" + port + "/"));
            assertEquals(-1, Files.mismatch(readme, checkout.resolve("Uploads/readme.txt")));
        }
    }

    private String placed(String line) {
        return line.replace("/srv/", folder + "/srv/");
    }

    /** The one of the README. */
    private static String script() throws Exception {
        return Block.spans(Documents.README, "A first transfer").stream()
                .filter(span -> span.startsWith("runtime/tidewire --home"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHashMadeByTheLineOfTheDocumentLetsItsPasswordInAndNoOther() throws Exception {
        Script.need("argon2", "openssl", "sha1sum");
        String line = Block.of(ACCOUNTS, "Changes while the server runs")
                .get(0)
                .lines()
                .get(0);
        assertTrue(line.contains("'the password'"), line);
        Path home = folder.resolve("home");
        Path etc = Files.createDirectories(home.resolve("etc"));
        String hash = Script.run(folder, line).strip();
        Files.writeString(etc.resolve("org.tidewire.account-anna.cfg"), "login = anna\npassword = " + hash + "\n");
        String url = "'wired://anna:%s@127.0.0.1:" + port + "/'";
        String commands = "wired:connect " + url.formatted("the%20password")
                + "; wired:disconnect; try { wired:connect " + url.formatted("wrong") + " } { echo REFUSED }";
        try (Tidewire server = Tidewire.start(home, "--port", Integer.toString(port), "--exec", commands)) {
            int code = server.exitCode();
            assertEquals(0, code, server.output());
            assertTrue(server.output().contains("REFUSED"), server.output());
        }
    }
}
