package org.tidewire.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private Page page;

    private void serve(Duration patience) throws IOException {
        page = new Page(new InetSocketAddress(HERE, 0), patience, PageTest::answer);
    }

    private static Answer answer(Request request) {
        return Answer.to(request, new Hosts("Metrics.example", "Proxy.example, "), "text/plain", () -> "räte 1\n");
    }

    @AfterEach
    void stop() throws IOException {
        page.close();
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        URI uri = URI.create("http://" + HERE.getHostAddress() + ":" + page.port() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** All that comes back to what is sent. */
    private String send(String text) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(HERE, page.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /metrics, 200",
        "GET, /metrics?a=b, 200",
        "HEAD, /metrics, 200",
        "GET, /, 404",
        "GET, /metrics/, 404",
        "POST, /metrics, 405",
        "DELETE, /metrics, 405"
    })
    void onlyThePageIsServedAndOnlyToReaders(String method, String path, int status) throws Exception {
        serve(Duration.ofMinutes(1));
        HttpResponse<String> answer = ask(method, path);
        assertEquals(status, answer.statusCode());
        assertEquals("GET".equals(method) && status == 200, answer.body().equals("räte 1\n"));
        assertEquals(status == 405, answer.headers().firstValue("Allow").isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /metrics\r\n\r\n'",
        "'GET metrics HTTP/1.1\r\n\r\n'",
        "'get /metrics HTTP/1.1\r\n\r\n'",
        "'GET /metrics HTTP/2.0\r\n\r\n'",
        "'GET /metrics HTTP/1.1\r\nHost: a'",
        "'GET /metrics HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\n\r\n'",
        "'GET /metrics\rHost: a\r HTTP/1.0\r\n\r\n'",
        "'GET /metrics HTTP/1.1\r\nHost: a\nHost: localhost\r\n\r\n'",
        "'\r\n\r\n'"
    })
    void nonsenseIsRefused(String request) throws Exception {
        serve(Duration.ofMinutes(1));
        assertTrue(send(request).startsWith("HTTP/1.1 400 "));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:9464, 200",
        "LOCALHOST, 200",
        "127.0.0.1:1, 200",
        "[::1]:9464, 200",
        "192.0.2.7, 200",
        "metrics.example:9464, 200",
        "proxy.example, 200",
        "'', 200",
        "evil.example, 421",
        "evil.example:9464, 421",
        "127.0.0.1.evil.example, 421",
        "localhost.evil.example, 421",
        "evil.example:localhost, 421",
        "'evil.example, localhost', 421",
        "::1, 421",
        ":9464, 421"
    })
    void aNameThatIsNotOursIsRefused(String host, int status) throws Exception {
        serve(Duration.ofMinutes(1));
        String answer = send("GET /metrics HTTP/1.1\r\nA: b\r\nHost: " + host + " \r\nUser-Agent: c\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertEquals(status == 200, answer.contains("räte"));
    }

    @Test
    void aRequestWithoutEndIsRefusedAfterEightKibibytes() throws Exception {
        serve(Duration.ofMinutes(1));
        assertTrue(send("GET /metrics HTTP/1.1\r\n" + "a: b\r\n".repeat(1366)).startsWith("HTTP/1.1 400 "));
    }

    @Test
    void aRequestMayComeInPieces() throws Exception {
        serve(Duration.ofMinutes(1));
        try (Socket socket = connect()) {
            socket.setTcpNoDelay(true);
            for (char each : "GET /metrics HTTP/1.0\r\n\r\n".toCharArray()) {
                socket.getOutputStream().write(each);
            }
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.endsWith("Content-Length: 8\r\nConnection: close\r\n\r\nräte 1\n"), answer);
        }
    }

    @Test
    void silentClientsKeepNobodyOut() throws Exception {
        serve(Duration.ofMinutes(10));
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 20 * Page.CONNECTIONS; i++) {
                silent.add(connect());
                silent.get(i).getOutputStream().write('G');
            }
            assertEquals(200, ask("GET", "/metrics").statusCode());
        } finally {
            for (Socket each : silent) {
                each.close();
            }
        }
    }

    @Test
    void aConnectionEndsAfterAWhile() throws Exception {
        serve(Duration.ofMillis(50));
        try (Socket socket = connect()) {
            socket.getOutputStream().write('G');
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void nothingIsKeptOfConnectionsThatAreOver() throws Exception {
        serve(Duration.ofHours(1));
        for (int i = 0; i < 100; i++) {
            assertTrue(send("GET /metrics HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 200 "));
        }
        assertTrue(page.limited() <= Page.CONNECTIONS, "kept: " + page.limited());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        serve(Duration.ofMinutes(1));
        InetSocketAddress taken = new InetSocketAddress(HERE, page.port());
        var refusal = assertThrows(IOException.class, () -> new Page(taken, Duration.ofMinutes(1), PageTest::answer));
        assertTrue(refusal.getMessage().contains("cannot listen on"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains(":" + page.port()), refusal::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "::1, [0:0:0:0:0:0:0:1]"})
    void saysWhereItIsAsItStandsInAUrl(String address, String host) throws IOException {
        serve(Duration.ofSeconds(10));
        InetAddress other = InetAddress.getByName(address);
        assumeTrue(NetworkInterface.getByInetAddress(other) != null, address + " is not on this machine");
        try (Page there = new Page(new InetSocketAddress(other, 0), Duration.ofSeconds(10), PageTest::answer)) {
            assertEquals(host + ":" + there.port(), there.place());
        }
    }
}
