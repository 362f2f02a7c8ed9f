package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "10, 0, 0",
        "10, 4, 4",
        "10, 9, 9",
        "10, 10, 9",
        "10, 11, 0",
        "1, 1, 0",
        "0, 0, 0",
        "0, 1, 0",
        "-1, 0, 0",
        "-1, 7, 7"
    })
    void theBytesHeldAreThePositionButNeverTheSize(long size, int held, long position) throws IOException {
        try (Desk desk = new Desk(directory)) {
            ToxResumePolicy policy = desk.restart();
            FakeStorage.Bytes partial = new FakeStorage.Bytes(ByteBuffer.allocate(held));
            assertEquals(position, policy.position(Desk.receive(Desk.ANNA, "/film.mp4", size), partial));
        }
    }
}
