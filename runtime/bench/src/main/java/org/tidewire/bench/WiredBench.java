package org.tidewire.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.conscrypt.Conscrypt;
import org.tidewire.bench.Race.Side;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** Measures whole Wired downloads and uploads, from file to file, beside the bare pump and OpenSSH's sftp. */
public final class WiredBench implements Closeable {
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;

    private final Product product;
    private final List<WiredConnection> connections = new ArrayList<>();

    private WiredBench(Options options, Path root, Path aside, Identity identity) throws IOException {
        int port = freePort();
        product = new Product(root, port, identity.context());
        for (int i = 0; i < options.streams(); i++) {
            connections.add(Product.connect(port, aside.resolve("known")));
        }
    }

    /**
     * Runs it.
     *
     * @param words see the readme
     * @throws IOException if a file did not arrive
     */
    public static void main(String... words) throws IOException {
        Options options = Options.of(words);
        if (options.tls().equals("conscrypt")) {
            Security.insertProviderAt(Conscrypt.newProvider(), 1); // as a host does it; nothing of ours knows
        }
        try (Workplace place = new Workplace(options.folder());
                Workplace aside = new Workplace(options.folder())) {
            Identity identity = new Identity(aside.path());
            try (WiredBench bench = new WiredBench(options, place.path(), aside.path(), identity)) {
                bench.run(options, place.path(), aside.path(), identity);
            }
        }
    }

    private void run(Options options, Path root, Path aside, Identity identity) throws IOException {
        Path source = options.files(root.resolve("source"));
        Path target = root.resolve("target");
        List<Side> downloads = new ArrayList<>();
        List<Side> uploads = new ArrayList<>();
        downloads.add(new Side("ours", new Streams(this::get), Race::processor));
        uploads.add(new Side("ours", new Streams(this::put), Race::processor));
        RawWay raw = new RawWay(identity);
        Side pump = new Side("pump", new Streams((i, from, to) -> raw.move(from, to)), Race::processor);
        downloads.add(pump);
        uploads.add(pump);
        Race race = new Race(options.size(), options.rounds(), System.out);
        String missing = options.streams() > 1 ? "one stream only" : Sftp.missing();
        if (!missing.isEmpty()) {
            System.out.println("Without sftp: " + missing);
            race.run("Download", downloads, source, target);
            race.run("Upload", uploads, source, target);
            return;
        }
        try (Sftp sftp = new Sftp(Files.createDirectory(aside.resolve("sftp")))) {
            downloads.add(new Side("sftp", (from, to) -> sftp.get(from, to), sftp::processor));
            uploads.add(new Side("sftp", (from, to) -> sftp.put(from, to), sftp::processor));
            race.run("Download", downloads, source, target);
            race.run("Upload", uploads, source, target);
        }
    }

    private void get(int number, Path from, Path to) throws IOException {
        connections.get(number).get(remote(from), to, Progress.NONE);
    }

    private void put(int number, Path from, Path to) throws IOException {
        connections.get(number).put(from, remote(to), Progress.NONE);
    }

    /** What lies in the second folder of a path is below the root. */
    private static FilePath remote(Path file) {
        return FilePath.ROOT
                .child(file.getParent().getFileName().toString())
                .child(file.getFileName().toString());
    }

    @Override
    public void close() throws IOException {
        for (WiredConnection connection : connections) {
            connection.close();
        }
        product.close();
    }

    /** Finds a port; the one behind it is likely to be free, too, and if not the server says so. */
    /** Finds a port that is free, and the one behind it, too; below those that the system gives away meanwhile. */
    static int freePort() {
        int port = FIRST_PORT;
        while (!isFree(port) || !isFree(port + 1)) {
            port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false; // somebody has it
        }
    }
}
