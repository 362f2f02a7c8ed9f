package org.tidewire.bench;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every program of the bench that needs no other one does what it is for, with sizes that tell nothing. */
class SmokeTest {
    private static final Duration HUNG = Duration.ofMinutes(5);

    /** The main method of a program. */
    private interface Main {
        void run(String... words) throws Exception;
    }

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> aProgramRunsToItsEnd() {
        String here = folder.toString();
        return Stream.of(
                program("WiredBench", WiredBench::main, "--size", "1", "--rounds", "1", "--folder", here),
                program("WiredBench of 2", WiredBench::main, "--size", "2", "--rounds", "1", "--streams", "2"),
                program("ChannelBench", ChannelBench::main, "--size", "1", "--rounds", "1", "--folder", here),
                program("SmallFilesBench", SmallFilesBench::main, "--files", "20", "--rounds", "1", "--peer", "none"),
                program("LatencyBench", LatencyBench::main, "1", "20"),
                program("SessionHeap", SessionHeap::main, "3"),
                program("SwapBench", SwapBench::main, here, "3"),
                program("ResumeBench", ResumeBench::main, "20"),
                program("tox.ResumeBench", org.tidewire.bench.tox.ResumeBench::main, here),
                program("CurveBench", CurveBench::main, "--parts", "folder,journal,sends", "--most", "100"));
    }

    private static DynamicTest program(String name, Main main, String... words) {
        return DynamicTest.dynamicTest(name, () -> assertTimeout(HUNG, () -> main.run(words)));
    }
}
