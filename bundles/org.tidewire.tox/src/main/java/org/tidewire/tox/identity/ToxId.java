package org.tidewire.tox.identity;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import org.tidewire.tox.crypto.PublicKey;

/**
 * The address people give to each other: public key[32], nospam[4], checksum[2].
 *
 * @param key who it is
 * @param nospam what a friend request to it must carry
 */
public record ToxId(PublicKey key, NoSpam nospam) {
    /** Bytes of an ID. */
    public static final int SIZE = PublicKey.SIZE + NoSpam.SIZE + 2;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * Reads an ID as people write it.
     *
     * @param hex 76 hex digits of either case
     * @return the ID
     * @throws IllegalArgumentException if it has another length, other characters, a wrong checksum or an impossible key; the
     *     message says which
     */
    public static ToxId parse(String hex) {
        if (hex.length() != 2 * SIZE) {
            throw new IllegalArgumentException(
                    "a Tox ID is " + 2 * SIZE + " hex digits; this one has " + hex.length() + " characters");
        }
        for (int i = 0; i < hex.length(); i++) {
            if (!HexFormat.isHexDigit(hex.charAt(i))) {
                throw new IllegalArgumentException(
                        "a Tox ID is " + 2 * SIZE + " hex digits; character " + (i + 1) + " of this one is none");
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(HEX.parseHex(hex));
        ToxId id = new ToxId(PublicKey.read(bytes), NoSpam.read(bytes));
        if (!hex.equalsIgnoreCase(id.toString())) {
            throw new IllegalArgumentException("the Tox ID's last four digits, its checksum, do not fit the rest; there"
                    + " is a typing error in it");
        }
        if (!id.key().isCanonical()) {
            throw new IllegalArgumentException(
                    "the public key in the Tox ID, its first " + 2 * PublicKey.SIZE + " digits, is nobody's");
        }
        return id;
    }

    /** The ID as 76 upper-case hex digits. */
    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        key.write(bytes);
        nospam.write(bytes);
        byte[] array = bytes.array();
        for (int i = 0; i < SIZE - 2; i++) {
            array[SIZE - 2 + i % 2] ^= array[i];
        }
        return HEX.formatHex(array);
    }
}
