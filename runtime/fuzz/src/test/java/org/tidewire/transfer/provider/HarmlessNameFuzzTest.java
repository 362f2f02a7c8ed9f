package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.tidewire.fuzz.Input;
import org.tidewire.storage.FilePath;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The names that friends offer. */
class HarmlessNameFuzzTest {
    @FuzzTest
    void anyNameBecomesOneThatAFileAndItsPartialCanHave(byte[] bytes) {
        String name = HarmlessName.of(new Input(bytes).text());
        FilePath path = FilePath.ROOT.child(name);
        assertEquals(name, path.name());
        assertFalse(path.isPartial());
        path.partial();
        path.parent().child(name + " (1000)").partial();
        assertEquals(name, HarmlessName.of(name));
    }
}
