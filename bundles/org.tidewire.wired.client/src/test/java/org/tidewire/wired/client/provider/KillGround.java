package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.osgi.util.converter.Converters;
import org.tidewire.wired.WiredUrl;

/** The folders, users and the port of a server and of clients that are killed. */
final class KillGround {
    private static final int LEAST = 1 << 20;
    private static final int MOST = 14 << 20;

    private final Path folder;
    private final String[] users;
    private final int port;
    private final byte[] bytes = new byte[2 * MOST];

    KillGround(Path folder, int users, Random random) throws IOException {
        this.folder = folder;
        this.users = IntStream.range(0, users).mapToObj(i -> "u" + i).toArray(String[]::new);
        port = freePort(random);
        random.nextBytes(bytes);
        Files.createDirectories(served());
        Files.createDirectories(here());
    }

    String[] users() {
        return users.clone();
    }

    int port() {
        return port;
    }

    Path served() {
        return folder.resolve("served");
    }

    Path identity() {
        return folder.resolve("identity");
    }

    Path knownServers() {
        return folder.resolve("known");
    }

    private Path here() {
        return folder.resolve("here");
    }

    static WiredUrl url(String user, int port) {
        return new WiredUrl(user, "", "127.0.0.1", port, "/");
    }

    /** A client that does not give up. */
    static TlsWiredClient client(Path knownServers) {
        Map<String, Object> settings = Map.of("known.servers", knownServers.toString(), "reconnect.tries", 1000);
        return new TlsWiredClient(
                Converters.standardConverter().convert(settings).to(Config.class),
                WithServer.noLog(),
                attempt -> Duration.ofMillis(100)); // a file whose last byte was sent gains nothing by any try
    }

    /** Makes a file that is to be moved, of some megabytes that no other file has at the same place. */
    Parcel parcel(String name, boolean upload, Random random) throws IOException {
        Path local = here().resolve(name);
        Path served = served().resolve(name);
        try (OutputStream source = Files.newOutputStream(upload ? local : served)) {
            source.write(bytes, random.nextInt(MOST), LEAST + random.nextInt(MOST - LEAST));
        }
        return new Parcel(upload, local, served);
    }

    /**
     * Checks that nothing is left but notes on files that had their names when the server was killed: a crash between a file's
     * new name and the end of its notes leaves them, and whoever takes the name next clears them.
     *
     * @param excused the names of those files
     * @return how many notes
     */
    int requireNothingLeft(List<String> excused) throws IOException {
        assertEquals(List.of(), files(here()));
        List<String> left = files(served());
        assertTrue(
                left.stream().allMatch(each -> excused.stream()
                        .anyMatch(name -> each.equals(".wired/" + name + ".checkpoint")
                                || each.equals(".wired/" + name + ".WiredTransfer"))),
                left::toString);
        return left.size();
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(each -> root.relativize(each).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Finds two free ports in a row below those that a client may get for its own end while the server is down. */
    private static int freePort(Random random) {
        int port;
        do {
            port = 10_000 + random.nextInt(20_000);
        } while (!isFree(port) || !isFree(port + 1));
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
