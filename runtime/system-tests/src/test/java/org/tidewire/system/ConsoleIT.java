package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Web Console in deploy/, as its readme says, and somebody at a browser who steers a transfer. */
class ConsoleIT {
    private static final String HOSTILE = "<img src=x onerror=\"document.title=1\">.bin";
    private static final String PASSWORD = "long and secret";
    private static final String COMMANDS =
            "wired:connect 'wired://tester:@127.0.0.1:%d/'; wired:put -q -l 300k '%s' / & ;"
                    + " until { 'on' equals 'off' } { transfer:list -a | cat; echo ROUND; sleep 1 }";
    private static final String FIRST =
            "[...document.querySelectorAll('#tidewire-live td:first-child')].map(e => e.textContent).filter(n => n === '1').join()";
    private static final String PLACE =
            "(finger => finger.isConnected + ' ' + (finger.getBoundingClientRect().top + scrollY))"
                    + "(window.finger ??= document.querySelector('#tidewire-live button.tidewire-cancel'))";
    private static final String RATE = "document.querySelector('#tidewire-live td[data-label=Rate]').textContent";
    private static final String STATE = "document.querySelector('#tidewire-%s .tidewire-state')?.textContent";

    @TempDir
    Path folder;

    private final int web = Ports.free();

    @Test
    void aTransferIsSeenPausedResumedAndCancelledInABrowser() throws Exception {
        assumeTrue(Chromium.isThere(), "chromium and chromedriver are not on this machine: skipped");
        Path images = Path.of(System.getProperty("console.screenshots"));
        try (Tidewire server = start();
                Chromium browser = Chromium.start(folder)) {
            await(server, "running");
            Await.until("the page is there", () -> isServed());
            browser.resize(1280, 900);
            browser.open(
                    "http://admin:" + PASSWORD.replace(" ", "%20") + "@127.0.0.1:" + web + "/system/console/tidewire");
            browser.open("http://127.0.0.1:" + web + "/system/console/tidewire");
            awaitShown(browser, "live", "running");
            assertEquals(HOSTILE, browser.ask("document.querySelector('#tidewire-live strong').textContent"));
            assertEquals("0", browser.ask("String(document.querySelectorAll('#tidewire img').length)"));
            browser.screenshot(images.resolve("console-wide.png"));
            browser.press("#tidewire-live button.tidewire-pause");
            await(server, "paused");
            awaitShown(browser, "live", "paused");
            browser.resize(480, 1100);
            browser.screenshot(images.resolve("console-narrow.png"));
            String place = browser.ask(PLACE);
            browser.press("#tidewire-live button.tidewire-resume");
            await(server, "running");
            awaitShown(browser, "live", "running");
            Await.until("a rate is shown", () -> !browser.ask(RATE).isEmpty());
            assertEquals(place, browser.ask(PLACE), "the button that was there moved under a finger");
            browser.press("#tidewire-live button.tidewire-cancel");
            assertTrue(browser.agree().contains(HOSTILE));
            await(server, "cancelled");
            awaitShown(browser, "ended", "cancelled");
            assertEquals("", browser.ask(FIRST), "its client may ask again, and that is another transfer");
            assertTrue(browser.ask("document.title").endsWith("Tidewire"), browser.ask("document.title"));
            browser.resize(1280, 900);
            browser.screenshot(images.resolve("console-ended.png"));
        }
    }

    private Tidewire start() throws Exception {
        Path home = folder.resolve("home");
        Path deploy = Files.createDirectories(home.resolve("deploy"));
        try (Stream<Path> bundles = Files.list(Path.of(System.getProperty("console.deploy")))) {
            for (Path bundle : (Iterable<Path>) bundles::iterator) {
                Files.copy(bundle, deploy.resolve(bundle.getFileName()));
            }
        }
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(
                etc.resolve("org.tidewire.storage.memory-box.cfg"), "storage.name = box\nstorage.mount = /archive\n");
        Path sent = RandomFile.make(folder.resolve(HOSTILE), 21, 40 << 20);
        int port = Ports.free();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(PASSWORD.getBytes(UTF_8));
        return Tidewire.with(
                "-Dorg.apache.felix.http.host=127.0.0.1 -Dorg.osgi.service.http.port=" + web
                        + " -Dfelix.webconsole.password={sha-256}"
                        + Base64.getEncoder().encodeToString(hash),
                home,
                "--port",
                Integer.toString(port),
                "--exec",
                COMMANDS.formatted(port, sent));
    }

    private boolean isServed() throws IOException {
        return Ports.listens(web);
    }

    private static void await(Tidewire server, String state) throws Exception {
        Await.until(state + " in " + server.output(), () -> {
            server.requireRunning();
            return round(server.output()).contains(" " + state + " ");
        });
    }

    private static void awaitShown(Chromium browser, String table, String state) throws Exception {
        Await.until(table + " shows " + state, () -> browser.ask(STATE.formatted(table))
                .equals(state));
    }

    /** What the shell showed last, whole. */
    private static String round(String output) {
        int end = output.lastIndexOf("ROUND");
        return end < 0 ? "" : output.substring(Math.max(0, output.lastIndexOf("ROUND", end - 1)), end);
    }
}
