package org.tidewire.tox.node;

import java.io.IOException;
import java.util.function.Supplier;

/** The way onto the node's thread. May be used from any thread but that one. */
public interface NodeCalls {
    /**
     * Asks something there and waits for the answer.
     *
     * @param question what to do there; must not wait for anything
     * @param <T> what it answers
     * @return the answer
     * @throws IOException if the node is closed
     */
    <T> T ask(Supplier<T> question) throws IOException;

    /**
     * Does something there soon; nothing once the node is closed.
     *
     * @param task what to do there; must not wait for anything
     */
    void execute(Runnable task);
}
