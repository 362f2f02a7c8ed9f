package org.tidewire.tox.friend;

/** What a control asks for. */
public enum FileControlKind {
    /** Accept, or go on after a pause of the same side. */
    ACCEPT(0),
    /** Stop for now. */
    PAUSE(1),
    /** End for good. */
    KILL(2),
    /** Begin at a position; only before accepting, only by the receiver. */
    SEEK(3);

    private final int number;

    FileControlKind(int number) {
        this.number = number;
    }

    /** Its number on the wire. */
    int number() {
        return number;
    }

    /** The control of a number; null if there is none. */
    static FileControlKind of(int number) {
        return switch (number) {
            case 0 -> ACCEPT;
            case 1 -> PAUSE;
            case 2 -> KILL;
            case 3 -> SEEK;
            default -> null;
        };
    }
}
