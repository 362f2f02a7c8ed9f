package org.tidewire.resume.tox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.TransferInfo;

/**
 * What makes a record the only one of its kind. Friend numbers and file numbers mean nothing after a restart.
 *
 * @param friend the friend's id, for Tox its public key; as written, in upper or lower case
 * @param direction which way the bytes go
 * @param id the file id
 */
record RecordKey(String friend, Direction direction, FileId id) {
    /** How the files of records end. */
    static final String SUFFIX = ".resume";

    RecordKey {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(id, "id");
        if (friend.isEmpty()) {
            throw new IllegalArgumentException("a record needs a friend");
        }
    }

    static RecordKey of(TransferInfo transfer) {
        return new RecordKey(transfer.peer().name(), transfer.direction(), transfer.id());
    }

    /** Names the record's file. The friend's id is hashed: on Wired it is a login, which may hold anything. */
    String fileName() {
        return direction.name().toLowerCase(Locale.ROOT) + "-" + id.hex() + "-" + hash(friend) + SUFFIX;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
