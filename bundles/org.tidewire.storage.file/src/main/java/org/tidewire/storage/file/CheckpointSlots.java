package org.tidewire.storage.file;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * The note of a checkpoint as bytes: two slots in blocks of their own, written in turn, so that one is whole whatever
 * becomes of the other. A slot is a magic number, its own number, the length, the boot, and a CRC-32, big-endian. The
 * whole slot with the higher number counts.
 */
final class CheckpointSlots {
    private static final int MAGIC = 0x54574350;
    private static final int SIZE = 40;
    private static final int CHECKED = SIZE - Integer.BYTES;
    /** Blocks of disks are not larger. */
    private static final int BLOCK = 4_096;
    /** A note has so many bytes, always. */
    static final int FILE_SIZE = BLOCK + SIZE;

    /** The number of the newest slot in a new note. */
    static final long FIRST = 2;

    /**
     * What a note says.
     *
     * @param number of its newest whole slot; less than {@link #FIRST} if there is none
     * @param checkpoint what that slot says; if there is none, that nothing is durable, nor to be trusted
     */
    record Newest(long number, Checkpoint checkpoint) {}

    private CheckpointSlots() {}

    /** Makes a new note; both slots say the same. */
    static byte[] file(Checkpoint checkpoint) {
        ByteBuffer file = ByteBuffer.allocate(FILE_SIZE);
        file.put((int) position(FIRST - 1), slot(FIRST - 1, checkpoint).array());
        file.put((int) position(FIRST), slot(FIRST, checkpoint).array());
        return file.array();
    }

    /** Tells where a slot is written. */
    static long position(long number) {
        return (number & 1) * BLOCK;
    }

    static ByteBuffer slot(long number, Checkpoint checkpoint) {
        ByteBuffer slot = ByteBuffer.allocate(SIZE);
        slot.putInt(MAGIC).putLong(number).putLong(checkpoint.length());
        slot.putLong(checkpoint.boot().high()).putLong(checkpoint.boot().low());
        return slot.putInt(sum(slot.array(), 0)).flip();
    }

    /** Reads a note, which may be anything. */
    static Newest newest(byte[] file) {
        Newest newest = new Newest(0, new Checkpoint(0, Boot.UNKNOWN));
        if (file.length != FILE_SIZE) {
            return newest;
        }
        for (long side = 0; side < 2; side++) {
            Optional<Newest> slot = read(file, (int) position(side));
            newest = slot.filter(newer(newest)).orElse(newest);
        }
        return newest;
    }

    private static Predicate<Newest> newer(Newest than) {
        return slot -> slot.number() > than.number();
    }

    private static Optional<Newest> read(byte[] file, int at) {
        ByteBuffer slot = ByteBuffer.wrap(file, at, SIZE);
        boolean ours = slot.getInt() == MAGIC;
        long number = slot.getLong();
        long length = slot.getLong();
        Boot boot = new Boot(slot.getLong(), slot.getLong());
        if (!ours || slot.getInt() != sum(file, at) || length < 0 || number < 1) {
            return Optional.empty();
        }
        return Optional.of(new Newest(number, new Checkpoint(length, boot)));
    }

    private static int sum(byte[] file, int at) {
        CRC32 sum = new CRC32();
        sum.update(file, at, CHECKED);
        return (int) sum.getValue();
    }
}
