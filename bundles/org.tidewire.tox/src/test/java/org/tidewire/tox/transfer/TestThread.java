package org.tidewire.tox.transfer;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.tidewire.tox.node.NodeCalls;

/** A node's thread without a node. */
final class TestThread implements NodeCalls, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @Override
    public <T> T ask(Supplier<T> question) throws IOException {
        try {
            return thread.submit(question::get).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    /** Does something there and waits until it is done. */
    void run(Runnable task) throws IOException {
        ask(() -> {
            task.run();
            return true;
        });
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
