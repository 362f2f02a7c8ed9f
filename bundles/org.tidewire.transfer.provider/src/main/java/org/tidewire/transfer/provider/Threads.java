package org.tidewire.transfer.provider;

import java.util.concurrent.ThreadFactory;

/** Names the engine's threads. */
final class Threads {
    private Threads() {}

    static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
