package org.tidewire.system;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A program and all that it has started. A start script ends before the Java that it started does. */
final class ProcessTree {
    private static final int PATIENCE = 30; // seconds

    private ProcessTree() {}

    /** Asks all of them to end, kills who does not, and returns when none is left that could still write anything. */
    static void end(Process root) throws InterruptedException, ExecutionException {
        List<ProcessHandle> members =
                Stream.concat(Stream.of(root.toHandle()), root.descendants()).toList();
        members.forEach(ProcessHandle::destroy);
        CompletableFuture<Void> ended = CompletableFuture.allOf(
                members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            members.forEach(ProcessHandle::destroyForcibly);
            ended.get();
        }
    }
}
