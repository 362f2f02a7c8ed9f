package org.tidewire.tox.io;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the node's thread answers to somebody on another one. */
final class Answer<T> {
    /** Seconds after which somebody who waits looks whether the node is still there. */
    private static final int PATIENCE = 1;

    private final CompletableFuture<T> answer = new CompletableFuture<>();

    /** Answers, on the node's thread; a fault of the question is the asker's. */
    void to(Supplier<T> question) {
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /**
     * Waits for the answer.
     *
     * @param over whether the node's thread has ended; what it answered until then counts
     * @return the answer
     * @throws IOException if there is none and will be none
     */
    T await(BooleanSupplier over) throws IOException {
        while (true) {
            boolean last = over.getAsBoolean(); // looked at first: what was answered in between is there then
            try {
                return answer.get(last ? 0 : PATIENCE, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (last) {
                    throw new IOException(OpenNode.STOPPED, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the Tox node was asked", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                throw new IOException("the Tox node could not answer", e.getCause());
            }
        }
    }
}
