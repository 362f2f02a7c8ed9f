package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceRegistration;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The page of metrics, and a host's own registry, of an installation. */
public class MetricsTest {
    private static final String UPLOADS = "tidewire_bytes_total{direction=\"incoming\",peer=\"client\"} ";

    @TempDir
    Path home;

    @Test
    void anUploadIsOnThePageAndInTheRegistryOfTheHost() throws Exception {
        MeterRegistry host = new SimpleMeterRegistry();
        ServiceRegistration<MeterRegistry> service =
                Container.context().registerService(MeterRegistry.class, host, null);
        try (Installation installation = new Installation(home)) {
            int port = Ports.free();
            installation.configurations().set("org.tidewire.metrics", Map.of("port", port));
            Await.until("the page", () -> bytes(port) >= 0);
            double before = bytes(port);
            Path file = Files.write(home.resolve("a"), new byte[4321]);
            try (WiredConnection connection = installation.connect()) {
                connection.put(file, FilePath.of("/a"), Progress.NONE);
            }
            Await.until("the upload on the page", () -> bytes(port) == before + 4321);
            assertEquals(
                    before + 4321,
                    host.get("tidewire.bytes")
                            .tags("direction", "incoming", "peer", "client")
                            .functionCounter()
                            .count());
        } finally {
            service.unregister();
        }
        assertEquals(0, host.getMeters().size());
    }

    /** What the page says of uploads; -1 while there is none. */
    private static double bytes(int port) {
        URI page = URI.create("http://127.0.0.1:" + port + "/metrics");
        try (InputStream in = page.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(UPLOADS))
                    .mapToDouble(line -> Double.parseDouble(line.substring(UPLOADS.length())))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
