package org.tidewire.wired.client.provider;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

import org.osgi.service.log.Logger;

/**
 * The transfer connections of one thread, one after the other. A server of ours may be asked to keep one, which then
 * carries file after file: with small files a connection and its handshake cost more than the file.
 */
final class Lane implements Closeable {
    /** So long may one wait for the next file; our server waits a second at least, ten usually. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final TransferPort port;
    private final boolean keeps;
    private final Logger log;
    private DataConnection last; // null before the first

    /**
     * Prepares; connects when there is something to move.
     *
     * @param port opens connections
     * @param many whether more than one file may come
     */
    Lane(TransferPort port, boolean many, Logger log) {
        this.port = port;
        keeps = many && port.isOurs();
        this.log = log;
    }

    /** Tells whether the server says when an upload is committed, and never before. */
    boolean givesReceipts() {
        return port.isOurs();
    }

    /** Tells whether the server is asked to keep connections, and so says of each file when it is committed. */
    boolean keeps() {
        return keeps;
    }

    /**
     * Shows a key, on the connection of the file before if that is free, else on a new one.
     *
     * @param bytes how many are to be moved
     */
    DataConnection open(String key, long bytes) throws IOException {
        if (last != null && last.isFree(LONGEST_WAIT) && isShown(key, bytes)) {
            return last;
        }
        close();
        last = port.open(key, bytes, keeps);
        return last;
    }

    private boolean isShown(String key, long bytes) {
        try {
            last.show(key, bytes);
            return true;
        } catch (IOException e) {
            log.debug("a kept connection is lost: {}", e.toString());
            return false; // the server has not seen the key, so it is good still
        }
    }

    @Override
    public void close() throws IOException {
        if (last != null) {
            last.end();
        }
    }
}
