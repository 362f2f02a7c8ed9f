package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.transfer.Checksum;

class OriginTest {
    private static final Checksum SUM = Checksum.of(new byte[0]);

    @Test
    void readsWhatItWroteEvenWithSpacesInTheAccount() {
        Origin origin = new Origin(SUM, Long.MAX_VALUE / 10, "an account with spaces");
        assertEquals(Optional.of(origin), Origin.of(origin.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709 5",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709 -5 anna",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709 99999999999999999999 anna",
                "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709 5 anna"
            })
    void knowsNothingWhenTheTextIsDamaged(String text) {
        assertTrue(Origin.of(text).isEmpty(), text);
    }
}
