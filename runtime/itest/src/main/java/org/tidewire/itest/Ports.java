package org.tidewire.itest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Two ports in a row on loopback, as a Wired server needs them. */
final class Ports {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private Ports() {}

    /** Finds a free pair. */
    static int free() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            try (ServerSocket control = new ServerSocket(0, 1, LOOPBACK)) {
                int port = control.getLocalPort();
                if (port < 65535 && !listens(port + 1)) {
                    return port;
                }
            }
        }
        throw new IOException("no two free ports in a row");
    }

    static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
