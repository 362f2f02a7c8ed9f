package org.tidewire.tox.identity;

import java.io.IOException;

/** An encrypted file did not open: the passphrase is another, is missing, or the file was damaged. */
public final class WrongPassphraseException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Says what happened.
     *
     * @param message for people
     */
    public WrongPassphraseException(String message) {
        super(message);
    }
}
