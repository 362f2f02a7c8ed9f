package org.tidewire.transfer.provider.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.storage.Storage;

class LeavingTest {
    private final Stores stores = new Stores();
    private final List<Object> told = new ArrayList<>();

    @BeforeEach
    void use() {
        stores.tree.use(new TreeUser() {
            @Override
            public void left(Storage storage) {
                told.add(storage.toString());
            }

            @Override
            public void came() {
                told.add("came");
            }
        });
    }

    @Test
    void whatIsOutrankedIsLetGoBeforeTheOtherIsTold() {
        Storage low = stores.add("low", "", 1);
        Storage high = stores.add("high", "", 2);
        assertEquals(List.of("came", low.toString(), "came"), told);
        told.clear();
        stores.tree.removeStorage(high);
        assertEquals(List.of(high.toString(), "came"), told);
    }

    @Test
    void aReplacementThatCameFirstTakesOverAtOnce() {
        Storage old = stores.add("one", "", 0);
        stores.add("one", "", 0);
        told.clear();
        stores.tree.removeStorage(old);
        assertEquals(List.of(old.toString(), "came"), told);
    }

    @Test
    void nobodyIsToldOfWhatIsNotUsed() {
        stores.add("high", "", 2);
        told.clear();
        Storage low = stores.add("low", "", 1);
        stores.tree.removeStorage(low);
        assertEquals(List.of(), told);
    }

    @Test
    void anotherRankingIsAnotherPlace() {
        Storage one = stores.add("one", "", 1);
        Storage two = stores.add("two", "", 2);
        told.clear();
        stores.tree.updatedStorage(one, stores.properties("one", "", 3));
        assertEquals(List.of(two.toString(), "came"), told);
        told.clear();
        stores.tree.updatedStorage(one, stores.properties("one", "/mnt", 3));
        assertEquals("came", told.get(told.size() - 1));
    }
}
