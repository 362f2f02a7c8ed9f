package org.tidewire.tox.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small file beside the identity's, there while a node runs. Found at the start, it tells the UDP port on which the last run
 * ended without a farewell. Peers still hold their links to that port open and would hear no handshake from it for half a
 * minute, so the node must take another one (Tox specification, Net crypto).
 */
public final class RunMark {
    private static final int LONGEST = 16;
    private static final int PORTS = 65536;

    private final Path path;

    /**
     * The mark of an identity.
     *
     * @param identity the identity's file; its name with {@code .run} behind it is the mark's
     */
    public RunMark(Path identity) {
        this.path = identity.resolveSibling(identity.getFileName() + ".run");
    }

    /**
     * The port not to take.
     *
     * @return 1 to 65535; 0 if the last run ended cleanly, or nobody knows its port
     * @throws IOException if the file is there but cannot be read
     */
    public int uncleanPort() throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        // A mark cut short by a power failure says nothing of a port.
        byte[] bytes = PrivateFile.read(path, LONGEST);
        String text = new String(bytes, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9]{1,5}")) {
            return 0;
        }
        int port = Integer.parseInt(text);
        return port < PORTS ? port : 0;
    }

    /**
     * Says that a node runs.
     *
     * @param port the UDP port in use, 1 to 65535
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the port is none
     */
    public void start(int port) throws IOException {
        if (port < 1 || port >= PORTS) {
            throw new IllegalArgumentException("a UDP port is 1 to 65535, not " + port);
        }
        PrivateFile.write(path, (port + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Says that the node stopped and has told its friends so.
     *
     * @throws IOException if the file cannot be deleted
     */
    public void stop() throws IOException {
        Files.deleteIfExists(path);
    }
}
