package org.tidewire.wired.client.provider;

import java.util.ArrayDeque;
import java.util.Deque;

import org.tidewire.wired.Message;

/** What the server said of one path that was asked for or offered: 401, then 400. Guarded by {@link Replies}. */
final class Waiting {
    private static final int UNREAD = 16;

    private final Deque<Message> told = new ArrayDeque<>();
    private boolean queued;
    private boolean doubted;

    /** Keeps it; of many places in the queue only the last counts, so no server can fill the memory. */
    void tell(Message message) {
        if (told.size() >= UNREAD) {
            told.removeLast();
        }
        told.add(message);
        queued = true;
        doubted = false;
    }

    /** Tells whether it has been answered, so that a later refusal may be about it. */
    boolean isQueued() {
        return queued;
    }

    /** Notes a refusal that may be about it; the next word on it shows that it was not. */
    void doubt() {
        doubted = queued;
    }

    boolean isDoubted() {
        return doubted;
    }

    /** Takes what was said first; null if nothing was. */
    Message poll() {
        return told.poll();
    }
}
