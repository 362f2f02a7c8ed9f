package org.tidewire.tox.friend;

/**
 * What to answer about files where nobody takes any: kills, and never one upon a kill, or two sides could answer each other
 * for ever. Data is not answered, for the sender has been told already.
 */
public final class FileRefusal {
    private FileRefusal() {}

    /**
     * Refuses an offer.
     *
     * @param offer of the friend
     * @return the kill to send
     */
    public static FileControlPacket of(FileRequestPacket offer) {
        return new FileControlPacket(FileRole.RECEIVING, offer.number(), FileControlKind.KILL);
    }

    /**
     * Answers a control of a transfer that does not exist.
     *
     * @param control of the friend
     * @return the kill to send; null if the control was one itself
     */
    public static FileControlPacket of(FileControlPacket control) {
        if (control.kind() == FileControlKind.KILL) {
            return null;
        }
        return new FileControlPacket(control.role().flipped(), control.number(), FileControlKind.KILL);
    }
}
