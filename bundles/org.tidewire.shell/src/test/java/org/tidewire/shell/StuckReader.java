package org.tidewire.shell;

import java.util.concurrent.CountDownLatch;

import org.apache.felix.service.command.Function;

/**
 * In place of a session's line reader: whoever asks for it waits.
 *
 * @param end when it goes on
 */
record StuckReader(CountDownLatch end) {
    /** A variable of the session is this function's result. */
    Function function() {
        return (session, arguments) -> {
            end.await();
            return null;
        };
    }
}
