package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.transfer.FileOffer;

/** What is kept beside a partial. */
class OfferedTest {
    @ParameterizedTest
    @ValueSource(longs = {FileOffer.STREAMING, 0, 1, 4_294_967_296L})
    void isReadAsItWasWritten(long size) {
        Offered offered = Offered.of(RestartFixture.offer(size), "f1");
        assertEquals(Optional.of(offered), Offered.of(offered.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "offer",
                "offer ID 10",
                "upload ID 10 f1",
                "offer IDa 10 f1",
                "offer xyz 10 f1",
                "offer ID -2 f1",
                "offer ID ten f1",
                "offer ID 9999999999999999999 f1"
            })
    void isNotReadFromAnythingElse(String text) {
        assertEquals(Optional.empty(), Offered.of(text.replace("ID", "0".repeat(64))));
    }
}
