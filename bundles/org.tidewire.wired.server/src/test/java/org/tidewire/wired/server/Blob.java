package org.tidewire.wired.server;

import java.util.Arrays;

/** Bytes of a {@link TestStorage} that grow. Who touches the fields holds its lock. */
final class Blob {
    final String origin;
    byte[] bytes = new byte[0];
    int length;

    Blob(String origin) {
        this.origin = origin;
    }

    synchronized int length() {
        return length;
    }

    synchronized byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}
