package org.tidewire.storage.file;

import java.util.Arrays;

import org.tidewire.storage.FileType;

/**
 * What a path is to be.
 *
 * @param type a file, which may be a partial, or which kind of folder
 * @param bytes of a file, or what was appended to a partial
 * @param origin of a partial
 * @param durable so many bytes of a partial are durable; -1 if not even its name is
 * @param comment its comment
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
record Item(FileType type, byte[] bytes, String origin, int durable, String comment) {
    static Item folder(FileType type) {
        return new Item(type, new byte[0], "", 0, "");
    }

    Item with(byte[] other) {
        return new Item(type, other, origin, Math.min(durable, other.length), comment);
    }

    Item durable(int length) {
        return new Item(type, bytes, origin, length, comment);
    }

    Item comment(String text) {
        return new Item(type, bytes, origin, durable, text);
    }

    Item type(FileType other) {
        return new Item(other, bytes, origin, durable, comment);
    }

    Item origin(String other) {
        return new Item(type, bytes, other, durable, comment);
    }

    /** Tells whether what was found is this, as a whole; or, as a partial, its beginning of so many bytes at least. */
    boolean isFound(Item found, boolean isPartial, int least) {
        int until = isPartial ? found.bytes.length : bytes.length;
        return found.type == type
                && found.comment.equals(comment)
                && found.origin.equals(origin)
                && until >= least
                && until <= bytes.length
                && Arrays.equals(bytes, 0, until, found.bytes, 0, found.bytes.length);
    }

    @Override
    public String toString() {
        return type + " " + bytes.length + " bytes, " + durable + " durable, origin '" + origin + "', comment '"
                + comment + "'";
    }
}
