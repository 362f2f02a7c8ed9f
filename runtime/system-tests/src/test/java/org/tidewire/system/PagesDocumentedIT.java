package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Web Console and metrics brought into one standalone server by the lines of their readmes; then their pages answer. */
class PagesDocumentedIT {
    private static final Path CONSOLE = Documents.ROOT.resolve("bundles/org.tidewire.console/readme.md");
    private static final Path METRICS = Documents.ROOT.resolve("bundles/org.tidewire.metrics/readme.md");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int wired = Ports.free();
    private final int web = Ports.free();
    private final int page = Ports.free();

    @Test
    void bothPagesAreThereByTheLinesOfTheirReadmes() throws Exception {
        Script.need("curl", "openssl");
        Path checkout = Script.checkout(folder.resolve("checkout"));
        Path home = checkout.resolve("home");
        Path password = home.resolve("console-password");
        try (Tidewire server = Tidewire.bash(checkout, home, console())) {
            Await.until("the console knows its password", () -> {
                server.requireRunning();
                return Files.exists(password) && status(Files.readString(password)) == 200;
            });
            Await.until("it wants a password", () -> {
                // The HTTP service begins anew once it is configured, and then has no pages for a moment.
                int usual = status("admin");
                assertNotEquals(200, usual);
                return usual == 401;
            });
            Files.writeString(home.resolve("etc/org.tidewire.metrics.cfg"), "port = " + page + "\n");
            metrics(checkout, server);
        }
    }

    /** What Maven makes first is there: a build comes before this test. */
    private String console() throws Exception {
        List<String> lines = new ArrayList<>(Block.of(CONSOLE, "In plain Felix, as the standalone server")
                .get(0)
                .lines());
        assertTrue(lines.remove(0).startsWith("mvn "));
        assertEquals("runtime/tidewire", lines.remove(lines.size() - 1));
        String script = lines.stream().collect(Collectors.joining("\n"));
        assertTrue(script.contains("port=8080"), script);
        return script.replace("port=8080", "port=" + web) + "\nexec runtime/tidewire --port " + wired;
    }

    private void metrics(Path checkout, Tidewire server) throws Exception {
        List<String> lines =
                new ArrayList<>(Block.of(METRICS, "Installing").get(0).lines());
        String curl = lines.remove(lines.size() - 1);
        assertTrue(curl.startsWith("curl ") && curl.contains(":9464/"), curl);
        Script.run(
                checkout, String.join("\n", lines).replace("~/.m2/repository", System.getProperty("maven.repository")));
        Await.until("the page is there", () -> {
            server.requireRunning();
            return Ports.listens(page);
        });
        String asked = curl.replace(":9464/", ":" + page + "/");
        Await.until("it has meters", () -> Script.run(checkout, asked).contains("tidewire_storage_free_bytes"));
    }

    /** What the page says to that password; 0 if nobody answers, as while the HTTP service is configured. */
    private int status(String password) throws InterruptedException {
        String login = Base64.getEncoder().encodeToString(("admin:" + password.strip()).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web + "/system/console/tidewire"))
                .header("Authorization", "Basic " + login)
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
