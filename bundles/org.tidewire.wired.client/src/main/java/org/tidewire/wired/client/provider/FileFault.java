package org.tidewire.wired.client.provider;

import java.io.IOException;

/** Says that one file cannot be moved as it is; others can. */
final class FileFault extends IOException {
    private static final long serialVersionUID = 1L;

    FileFault(String message) {
        super(message);
    }
}
