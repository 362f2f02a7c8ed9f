package org.tidewire.wired.server;

import java.io.IOException;
import java.util.stream.Stream;

import org.tidewire.wired.Message;

/**
 * A row of the command table.
 *
 * @param from how far a session must be; earlier the command is ignored
 * @param fields how many it needs at least
 * @param action what it does
 */
record Command(Phase from, int fields, Action action) {
    /** What a command does; runs on the session's thread. */
    interface Action {
        /**
         * Runs the command.
         *
         * @return the replies, none if success is silent
         * @throws Refusal to refuse it
         * @throws IOException if storage or the engine fails
         */
        Stream<Message> run(Session session, Message command) throws IOException;
    }
}
