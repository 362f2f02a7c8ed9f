package org.tidewire.storage.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file of {@link Disk}: what everybody reads, what is durable, and what was written since. */
final class DiskFile {
    /** Something written at a position; or, without bytes, everything from there on cut off. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Write(int position, byte[] bytes) {
        byte[] applied(byte[] to) {
            return bytes == null ? Arrays.copyOf(to, Math.min(to.length, position)) : applied(to, 0, bytes.length);
        }

        byte[] applied(byte[] to, int from, int until) {
            byte[] result = Arrays.copyOf(to, Math.max(to.length, position + until));
            System.arraycopy(bytes, from, result, position + from, until - from);
            return result;
        }
    }

    private byte[] now = {};
    private byte[] durable = {};
    private boolean lost;
    private List<Write> unforced = new ArrayList<>();

    byte[] bytes() {
        return now;
    }

    void write(int position, byte[] bytes) {
        Write write = new Write(position, bytes);
        now = write.applied(now);
        unforced.add(write);
    }

    void truncate(int size) {
        Write cut = new Write(size, null);
        now = cut.applied(now);
        unforced.add(cut);
    }

    void force() {
        if (lost) {
            unforced.forEach(write -> durable = write.applied(durable));
        } else {
            durable = now;
        }
        unforced.clear();
    }

    /** What was written is read as before, and will never be durable; nobody is told again. */
    void failToForce() {
        lost = true;
        unforced.clear();
    }

    /** Keeps of what was not forced what chance will have: none, all, some, torn anywhere, and a size without bytes. */
    void losePower(Random random) {
        byte[] kept = durable;
        int most = random.nextInt(4);
        for (Write write : unforced) {
            boolean isKept = most == 3 || random.nextInt(3) < most;
            if (isKept && write.bytes == null) {
                kept = write.applied(kept);
            } else if (isKept) {
                int until = random.nextBoolean() ? write.bytes.length : random.nextInt(write.bytes.length + 1);
                int from = random.nextInt(4) > 0 ? 0 : random.nextInt(until + 1);
                kept = write.applied(kept, from, until);
            }
        }
        if (!unforced.isEmpty() && random.nextInt(3) == 0) {
            kept = Arrays.copyOf(kept, Math.max(kept.length, now.length));
        }
        now = kept;
        durable = kept;
        lost = false;
        unforced.clear();
    }
}
