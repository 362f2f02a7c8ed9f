package org.tidewire.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features in a real Karaf, installed and configured by the lines of their readme, and driven through its own shell. */
class KarafIT {
    private static final Path DOCUMENT = Documents.ROOT.resolve("runtime/karaf/readme.md");
    private static final Path METRICS = Documents.ROOT.resolve("bundles/org.tidewire.metrics/readme.md");
    private static final Pattern FILE = Pattern.compile("etc/([\\w.-]+)\\.cfg +(.*)");
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
            String installed = karaf.say(line(DOCUMENT, "feature:install "));
            assertFalse(installed.contains("Error"), installed);
            Await.until("it listens", () -> Ports.listens(port) && Ports.listens(port + 1));
            // Whoever may only upload does so into folders made for that.
            String said = karaf.say("storage:mkdir -t uploads /In ; wired:connect 'wired://anna:@127.0.0.1:" + port
                    + "/' ; wired:put -q '" + sent + "' /In ; wired:get -q /In/sent '" + folder.resolve("got")
                    + "' ; wired:disconnect");
            Path got = folder.resolve("got");
            assertTrue(Files.exists(got), said);
            assertEquals(-1, Files.mismatch(sent, got), said);
            assertEquals(-1, Files.mismatch(sent, folder.resolve("srv/files/In/sent")), said);
            String more = karaf.say("feature:install tidewire-tox tidewire-storage-memory ; "
                    + line(METRICS, "feature:install ") + " ; bundle:list -s");
            for (String bundle : List.of("tox", "storage.memory", "metrics")) {
                String name = "org.tidewire." + bundle;
                assertTrue(more.lines().anyMatch(line -> line.contains("Active") && line.contains(name)), more);
            }
        }
    }

    private static String line(Path document, String begin) throws IOException {
        return Block.of(document).stream()
                .flatMap(block -> block.lines().stream())
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    /** What the readme says that an operator writes into Karaf's own etc; other folders, another port. */
    private Map<String, String> configurations(int port) throws IOException {
        Map<String, String> configurations = new HashMap<>();
        Block block = Block.of(DOCUMENT).stream()
                .filter(each -> each.lines().get(0).startsWith("etc/"))
                .findFirst()
                .orElseThrow();
        String name = "";
        for (String line : block.lines()) {
            Matcher file = FILE.matcher(line);
            boolean begins = file.matches();
            name = begins ? file.group(1) : name;
            String setting = begins ? file.group(2) : line.strip();
            configurations.merge(name, placed(setting, port), String::concat);
        }
        return configurations;
    }

    private String placed(String setting, int port) {
        return setting.replace("/srv/", folder + "/srv/").replace("port = 2000", "port = " + port) + "\n";
    }
}
