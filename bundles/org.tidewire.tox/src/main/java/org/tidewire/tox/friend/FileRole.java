package org.tidewire.tox.friend;

/** Whose file a control is about, seen from whoever sent the packet. */
public enum FileRole {
    /** The file that the packet's sender sends. */
    SENDING(0),
    /** The file that the packet's sender receives. */
    RECEIVING(1);

    private final int number;

    FileRole(int number) {
        this.number = number;
    }

    /**
     * The same transfer seen from the other side.
     *
     * @return the other role
     */
    public FileRole flipped() {
        return this == SENDING ? RECEIVING : SENDING;
    }

    /** Its number on the wire. */
    int number() {
        return number;
    }

    /** The role of a number; null if there is none. */
    static FileRole of(int number) {
        return switch (number) {
            case 0 -> SENDING;
            case 1 -> RECEIVING;
            default -> null;
        };
    }
}
