package org.tidewire.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.storage.Storage;

import io.micrometer.core.instrument.MeterRegistry;

class PrometheusPageTest {
    private final List<Object> services = new ArrayList<>();
    private final BundleContext context = Doubles.context(services);

    private PrometheusPage page(int port) throws Exception {
        MetricsConfig config =
                Converters.standardConverter().convert(Map.of("port", port)).to(MetricsConfig.class);
        return new PrometheusPage(context, config, Doubles.of(Logger.class, (method, values) -> null));
    }

    @Test
    void thePageShowsWhatIsInItsRegistryUnderPrometheusNames() throws Exception {
        PrometheusPage page = page(0);
        MeterRegistry registry = (MeterRegistry) services.get(0);
        TransferMeters transfers = new TransferMeters(context);
        StorageMeters storages = new StorageMeters();
        storages.bindStorage(Doubles.of(Storage.class, (method, values) -> 4096L), Map.of("storage.name", "a \"b\""));
        transfers.bindEngine(Doubles.engine(List.of()));
        transfers.start();
        new Registries(transfers, storages, new NodeMeters(), new CertificateMeters()).bindRegistry(registry);
        registry.counter("host.own").increment();
        URI uri = URI.create("http://127.0.0.1:" + page.port() + "/metrics");
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        page.stop();
        assertEquals(
                List.of("text/plain; version=0.0.4; charset=utf-8"),
                answer.headers().allValues("Content-Type"));
        for (String line : """
                # TYPE tidewire_transfers gauge
                tidewire_transfers{direction="incoming",peer="client",state="queued"} 0.0
                # TYPE tidewire_transfers_finished_total counter
                tidewire_transfers_finished_total{direction="outgoing",outcome="completed",peer="friend"} 0.0
                # TYPE tidewire_bytes_total counter
                tidewire_bytes_total{direction="incoming",peer="client"} 0.0
                tidewire_transfer_duration_seconds_count{direction="incoming",peer="client"} 0
                tidewire_transfer_duration_seconds_sum{direction="incoming",peer="client"} 0.0
                tidewire_storage_free_bytes{storage="a \\"b\\""} 4096.0
                tidewire_friends{state="online"} NaN
                tidewire_node_neighbours NaN
                tidewire_node_relays NaN
                tidewire_node_announced NaN
                tidewire_certificate_expiry_timestamp_seconds NaN
                host_own_total 1.0
                """.split("\n")) {
            assertTrue(answer.body().lines().anyMatch(line::equals), () -> line + " is not in\n" + answer.body());
        }
    }

    @Test
    void nothingIsLeftOfAPageThatEnds() throws Exception {
        PrometheusPage page = page(0);
        int port = page.port();
        page.stop();
        assertEquals(List.of(), services);
        page(port).stop();
    }

    @Test
    void aHostThatIsNoneIsRefused() {
        for (String[] hosts : new String[][] {{"a.example", "b.example:80"}, {"a.example, b.example:80"}}) {
            MetricsConfig config = Converters.standardConverter()
                    .convert(Map.of("port", 0, "hosts", hosts))
                    .to(MetricsConfig.class);
            var refusal =
                    assertThrows(IllegalArgumentException.class, () -> new Hosts(config.address(), config.hosts()));
            assertEquals(
                    "org.tidewire.metrics: hosts = 'b.example:80' is refused; it must be the name of a host, without a port",
                    refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aPortThatIsNoneIsRefused(int port) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> page(port));
        assertEquals(
                "org.tidewire.metrics: port = " + port + " is refused; it must be 0 to 65535", refusal.getMessage());
    }
}
