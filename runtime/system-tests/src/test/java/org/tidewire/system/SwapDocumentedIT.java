package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.system.Block.Exchange;

/** The storage is exchanged under an upload as the README says, line by line, and the server shows what it says. */
class SwapDocumentedIT {
    private static final String SWAP = "Exchange the storage while bytes flow";
    private static final long SEED = 812;
    private static final long SIZE = 60_000_000; // the 57.2 MiB of the document
    private static final String SLOW = "upload.speed = 700000\n";

    @TempDir
    Path folder;

    private Path etc;
    private Terminal server;
    private String number;

    @Test
    void anUploadOutlivesItsStorageAsTheDocumentSays() throws Exception {
        Path home = folder.resolve("home");
        etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(etc.resolve("org.tidewire.transfer.cfg"), SLOW);
        Files.writeString(
                etc.resolve("org.tidewire.storage.memory-box.cfg"), "storage.name = box\nstorage.mount = /archive\n");
        int port = Ports.free();
        String put = "wired:connect wired://guest@127.0.0.1:%d/; wired:put -q '%s' /Uploads";
        Path big = RandomFile.make(folder.resolve("big.bin"), SEED, SIZE);
        server = Terminal.start(folder, home, "--port", Integer.toString(port));
        try (Terminal ended = server) {
            server.awaitPrompt();
            try (Tidewire client =
                    Tidewire.start(folder.resolve("client"), "--port", "0", "--exec", put.formatted(port, big))) {
                exchange();
                update();
                Files.writeString(etc.resolve("org.tidewire.transfer.cfg"), "");
                assertEquals(0, client.exitCode(), client.output());
            }
            assertEquals(-1, Files.mismatch(big, home.resolve("files/Uploads/big.bin")), "seed " + SEED);
            bringAnother();
            preferAnother();
        }
    }

    /** Types what stands behind the prompts, and waits until what is shown is as it stands there, but for the numbers. */
    private void exchange() throws Exception {
        List<Exchange> exchanges = Block.of(Documents.README, SWAP).get(0).exchanges();
        assertTrue(exchanges.size() > 5, exchanges::toString);
        for (Exchange each : exchanges) {
            String command = each.command().replaceFirst("^(stop|start) \\d+$", "$1 " + number);
            if (each.answer().isEmpty()) {
                assertEquals("", server.type(command).strip());
                continue;
            }
            String wanted = Block.shape(each.answer());
            String answer = server.type(
                    command, shown -> Block.shape(shown.lines().toList()).equals(wanted));
            Matcher bundle = Pattern.compile("(?m)^ *(\\d+)\\|Active ").matcher(answer);
            number = bundle.find() ? bundle.group(1) : number;
        }
    }

    private void update() throws Exception {
        assertTrue(Block.spans(Documents.README, SWAP).contains("update 22 file:/new.jar"));
        Path jar;
        try (var jars = Files.list(Documents.ROOT.resolve("bundles/org.tidewire.storage.file/target"))) {
            jar = jars.filter(each -> each.toString().matches(".*-SNAPSHOT\\.jar|.*file-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        assertEquals("", server.type("update " + number + " " + jar.toUri()).strip());
        server.type("transfer:list", "running");
    }

    /** The file under "More than one storage", as it stands there but for its root. */
    private void bringAnother() throws Exception {
        Files.delete(etc.resolve("org.tidewire.storage.memory-box.cfg"));
        Block block = Block.of(Documents.README, "More than one storage").get(0);
        Matcher name = Pattern.compile("`etc/([\\w.-]+\\.cfg)`:\\s*$").matcher(block.before());
        assertTrue(name.find(), block::before);
        Files.writeString(etc.resolve(name.group(1)), configuration(block.lines()));
        Pattern mounted = Pattern.compile("(?m)^archive +\\d+ +/archive +.* in use at /archive ");
        server.type(
                "storage:backends",
                shown -> mounted.matcher(shown).find()
                        && !Pattern.compile("(?m)^box ").matcher(shown).find());
        server.type("storage:list /", "archive/");
    }

    private void preferAnother() throws Exception {
        assertTrue(Block.spans(Documents.README, SWAP).contains("storage:prefer NAME"));
        Files.writeString(
                etc.resolve("org.tidewire.storage.file-second.cfg"),
                "storage.name = second\nservice.ranking = -1\nroot = " + folder.resolve("second") + "\n");
        String said = server.type("storage:prefer second", "the root is second");
        assertTrue(said.contains("storage.root = second"), said);
        server.type("storage:prefer main", "the root is main");
    }

    private String configuration(List<String> lines) {
        return String.join("\n", lines).replace("/srv/", folder + "/srv/") + "\n";
    }
}
