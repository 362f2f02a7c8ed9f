package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

import org.tidewire.wired.Message;

/**
 * Whose turn it is to ask. One asks at a time: a reply that refuses does not say what it is about, so it is about what was
 * asked in this turn (Wired 4). Later words on a GET or PUT name their path, so many may wait at once. Any thread.
 */
final class Turn {
    private final ControlConnection control;
    private final ReentrantLock lock = new ReentrantLock(true);

    Turn(ControlConnection control) {
        this.control = control;
    }

    /** Waits for the turn and says commands, in one piece; {@link #end} must follow unless this fails. */
    void begin(Message... commands) throws IOException {
        lock.lock();
        try {
            control.ask(commands);
        } catch (IOException | RuntimeException e) {
            lock.unlock();
            throw e;
        }
    }

    /** Lets the next one ask. */
    void end() {
        control.asked();
        lock.unlock();
    }
}
