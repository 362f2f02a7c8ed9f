package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FaultsToldTest {
    private final FaultsTold told = new FaultsTold();

    @Test
    void aFaultIsToldOnceAndAgainWhenItIsAnother() {
        assertTrue(told.add("a", "broken"));
        assertFalse(told.add("a", "broken"));
        assertTrue(told.add("b", "broken"));
        assertTrue(told.add("a", "empty"));
    }

    @Test
    void theSameFaultIsToldAgainWhenSomebodyHasTriedAgain() {
        assertTrue(told.add("a", "root is empty", 1));
        assertFalse(told.add("a", "root is empty", 1), "it was but looked up once more");
        assertTrue(told.add("a", "root is empty", 2));
        assertFalse(told.add("a", "root is empty"), "it runs by now, so that was before");
        assertFalse(told.add("a", "root is empty", 2));
        told.forget("a");
        assertTrue(told.add("a", "root is empty", 2), "it was gone meanwhile");
    }

    @Test
    void onlyTheLastFaultsAreRemembered() {
        assertTrue(told.add("first", "broken"));
        for (int i = 0; i < FaultsTold.MOST; i++) {
            assertTrue(told.add("other " + i, "broken"));
        }
        assertTrue(told.add("first", "broken"));
    }
}
