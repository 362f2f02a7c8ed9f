package org.tidewire.storage.memory;

import java.nio.file.FileSystemException;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes may still be held. Safe for any thread. */
final class Space {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    Space(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is " + limit + "; it must be 0 or more bytes");
        }
        this.limit = limit;
    }

    /** Takes up to so many bytes; returns how many there were. */
    int take(int wanted) {
        long before = used.getAndUpdate(now -> now + Math.min(wanted, limit - now));
        return (int) Math.min(wanted, limit - before);
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    long free() {
        return limit - used.get();
    }

    FileSystemException full(String path) {
        return new FileSystemException(path, null, "no space: the limit is " + limit + " bytes");
    }
}
