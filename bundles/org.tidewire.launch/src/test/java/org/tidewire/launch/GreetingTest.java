package org.tidewire.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreetingTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Greeting greeting = greeting(true);

    @Test
    void tellsThePasswordOnceInFiveLines() throws IOException {
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(launch(1, false).account("guest"), "login = guest\n");
        Files.writeString(launch(1, false).adminPassword(), "sesame\n");
        List<String> first = GreetingText.lines(launch(2000, true), Optional.of("sesame"), 42);
        assertEquals(5, first.size());
        assertEquals(
                "Tidewire listens on 127.0.0.1, control port 2000, transfer port 2001 (Wired 1.1, TLS).", first.get(0));
        assertTrue(first.get(1).contains(home.resolve("files").toString()), first.get(1));
        assertTrue(first.get(2).contains("password sesame"), first.get(2));
        assertTrue(first.get(2).contains("guest"), first.get(2));
        assertTrue(first.get(3).contains("wired:connect wired://guest@127.0.0.1:2000/"), first.get(3));
        assertTrue(first.get(4).contains("42"), first.get(4));
        List<String> later = GreetingText.lines(launch(2000, false), Optional.empty(), 42);
        assertEquals(5, later.size());
        assertTrue(later.get(2).contains(home.resolve("admin-password").toString()), later.get(2));
        assertTrue(!later.toString().contains("sesame"), later.toString());
    }

    @Test
    void greetsWhenTheServerAnswers() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            greeting.greet(launch(server.getLocalPort(), false), Optional.empty(), Duration.ofSeconds(20));
        }
        assertEquals(5, out.toString(UTF_8).lines().count());
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void isNotFooledByAnotherServerOnThePort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            greeting(false).greet(launch(other.getLocalPort(), false), Optional.empty(), Duration.ofMillis(50));
        }
        assertEquals("", out.toString(UTF_8));
        assertEquals(1, err.toString(UTF_8).lines().count());
    }

    @Test
    void saysWhereToLookWhenNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        greeting.greet(launch(port, false), Optional.empty(), Duration.ofMillis(50));
        assertEquals("", out.toString(UTF_8));
        assertTrue(
                err.toString(UTF_8).contains("the server does not listen on 127.0.0.1, port " + port),
                err.toString(UTF_8));
        assertTrue(err.toString(UTF_8).contains("tidewire.log"), err.toString(UTF_8));
    }

    @Test
    void saysNothingWhenItIsStoppedFirst() {
        greeting.deactivate();
        greeting.greet(launch(1, false), Optional.empty(), Duration.ofSeconds(20));
        assertEquals("", out.toString(UTF_8) + err.toString(UTF_8));
    }

    @Test
    void readsHowTheServerWasStarted() {
        assertEquals(Optional.empty(), Launch.of(Map.of("tidewire.home", "/h")::get));
        assertEquals(
                Optional.of(new Launch(Path.of("/h"), Path.of("/f"), "::1", 7, true, Optional.of("help"))),
                Launch.of(Map.of(
                        "tidewire.home", "/h",
                        "tidewire.folder", "/f",
                        "tidewire.address", "::1",
                        "tidewire.port", "7",
                        "tidewire.shell", "true",
                        "tidewire.exec", "help")::get));
    }

    private Greeting greeting(boolean active) {
        return new Greeting(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), () -> active);
    }

    private Launch launch(int port, boolean shell) {
        return new Launch(home, home.resolve("files"), "127.0.0.1", port, shell, Optional.empty());
    }
}
