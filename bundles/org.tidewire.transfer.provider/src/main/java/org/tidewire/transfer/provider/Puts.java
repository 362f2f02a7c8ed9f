package org.tidewire.transfer.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * What Wired clients upload, remembered by the same policy as friends' files; the account is the friend. Nothing of an
 * upload waits for it or fails by it: what goes on where is told by what lies beside the partial.
 */
final class Puts {
    private final Engine engine;

    Puts(Engine engine) {
        this.engine = engine;
    }

    /**
     * Names a PUT: the same again has the same id. SHA-256, in UTF-8, of checksum, size, the login's length in bytes, with
     * a space behind each, then login and path.
     */
    static FileId id(Origin put, FilePath target) {
        int length = put.account().getBytes(UTF_8).length;
        String text = put.sum().hex() + " " + put.size() + " " + length + " " + put.account() + target;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return new FileId(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Remembers one that has begun, soon. */
    void begun(LiveTransfer put) {
        if (put.parties().isPut() && engine.memory().isThere()) {
            engine.memory().later(() -> remember(put));
        }
    }

    /** Remembers one that has begun and is not done; one that waits has left nothing to go on with. */
    void remember(LiveTransfer put) {
        TransferInfo info = put.info();
        boolean begun = info.state() != TransferState.QUEUED && info.state() != TransferState.READY;
        if (!begun || isDone(info)) {
            return;
        }
        try {
            engine.memory().remember(info);
            if (isDone(put.info())) {
                engine.memory().over(put.info()); // again, for it was done before it was remembered
            }
        } catch (IOException e) {
            engine.log().warn("The upload of {} goes on, but could not be remembered: {}", info.path(), Course.text(e));
        }
    }

    private static boolean isDone(TransferInfo info) {
        return info.state() == TransferState.COMPLETED || info.state() == TransferState.CANCELLED;
    }
}
