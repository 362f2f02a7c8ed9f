package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FilePath;

/** Paths of somebody who wants to get out: each is refused, or works, and none does anything to what is not its own. */
interface EscapeContract extends Subject {
    /**
     * A backend is driven through one in so many, each time the same ones; {@code -Dstorage.kit.paths=1} takes all. Every one
     * costs a dozen changes that are made durable, and {@link HostilePaths} is for a test that has a fast disk.
     */
    int ONE_IN = Integer.getInteger("storage.kit.paths", 50);

    @Test
    default void noPathOfThousandsTouchesWhatIsNotItsOwn() throws IOException {
        Data.put(storage(), FILE, Data.random(500));
        List<String> all = HostilePaths.all();
        assertTrue(all.size() >= 2_000, all.size() + " paths");
        int tried = 0;
        for (int i = 0; i < all.size(); i += ONE_IN) {
            HostilePaths.tryAll(storage(), all.get(i));
            tried++;
        }
        assertEquals((all.size() - 1) / ONE_IN + 1, tried);
        Data.assertBytes(Data.random(500), storage(), FILE);
        if (storage() instanceof EditableStorage) {
            assertEquals(List.of(FILE.name()), Data.names(storage(), FilePath.ROOT));
        }
    }
}
