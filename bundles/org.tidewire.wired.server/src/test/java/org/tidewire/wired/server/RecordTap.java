package org.tidewire.wired.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Watches TLS records go by and remembers of which type the last one was. */
final class RecordTap extends FilterInputStream {
    private static final int ALERT = 21;
    private static final int HEADER = 5;

    private final int[] header = new int[HEADER];
    private int held;
    private int body;
    private volatile int type;

    RecordTap(InputStream in) {
        super(in);
    }

    /** Tells whether the last record was an alert, as a proper end is; for versions up to TLS 1.2. */
    boolean endedProperly() {
        return type == ALERT;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            take(next);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        int count = super.read(bytes, start, length);
        for (int i = 0; i < count; i++) {
            take(bytes[start + i] & 0xff);
        }
        return count;
    }

    private void take(int next) {
        if (body > 0) {
            body--;
            return;
        }
        header[held++] = next;
        if (held == HEADER) {
            held = 0;
            type = header[0];
            body = header[3] << 8 | header[4];
        }
    }
}
