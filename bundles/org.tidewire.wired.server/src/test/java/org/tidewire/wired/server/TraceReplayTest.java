package org.tidewire.wired.server;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.wired.trace.Trace;

class TraceReplayTest {
    @ParameterizedTest
    @ValueSource(strings = {"files.txt", "queue.txt", "errors.txt", "manners.txt", "wire.txt"})
    void answersRealClientsAsTheOriginalDidOrSaysWhyNot(String name) throws Exception {
        try (TraceReplay replay = new TraceReplay(Trace.of(name))) {
            replay.run();
            replay.checkFiles();
        }
    }
}
