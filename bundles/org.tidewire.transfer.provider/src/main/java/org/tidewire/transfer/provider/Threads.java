package org.tidewire.transfer.provider;

import java.util.concurrent.ThreadFactory;

/** Names the engine's threads. */
final class Threads {
    private Threads() {}

    /** For work that may take its time. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint, on which nothing depends
    static ThreadFactory quiet(String name) {
        return task -> {
            Thread thread = named(name).newThread(task);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        };
    }

    static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
