package org.tidewire.tox.friend;

/** What the packets about files have in common. */
final class FilePackets {
    private FilePackets() {}

    static void checkNumber(int number) {
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("a file number is 0 to 255, not " + number);
        }
    }
}
