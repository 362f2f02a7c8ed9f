package org.tidewire.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** Measures whole Wired downloads and uploads, from file to file, against the bare pump. */
public final class WiredBench {
    private WiredBench() {}

    /**
     * Runs it.
     *
     * @param words see the readme
     * @throws IOException if a file did not arrive
     */
    public static void main(String... words) throws IOException {
        Options options = Options.of(words);
        try (Workplace place = new Workplace(options.folder());
                Workplace aside = new Workplace(options.folder())) {
            Path source = options.file(place.path().resolve("source.bin"));
            Identity identity = new Identity(aside.path());
            int port = freePort();
            Contest contest = new Contest(options, System.out);
            Way raw = new RawWay(identity);
            try (Product product = new Product(place.path(), port, identity.context());
                    WiredConnection connection =
                            Product.connect(port, aside.path().resolve("known"))) {
                contest.run("Download", (from, to) -> get(connection, from, to), raw, source);
                contest.run("Upload", (from, to) -> put(connection, from, to), raw, source);
            }
        }
    }

    private static void get(WiredConnection connection, Path from, Path to) throws IOException {
        connection.get(FilePath.ROOT.child(from.getFileName().toString()), to, Progress.NONE);
    }

    private static void put(WiredConnection connection, Path from, Path to) throws IOException {
        connection.put(from, FilePath.ROOT.child(to.getFileName().toString()), Progress.NONE);
    }

    /** Finds a port; the one behind it is likely to be free, too, and if not the server says so. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
