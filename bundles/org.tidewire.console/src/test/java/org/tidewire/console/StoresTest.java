package org.tidewire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

class StoresTest {
    private final Stores stores = new Stores();

    @Test
    void backendsAreListedByRankingAndItIsSaidWhatIsUsed() {
        stores.references = List.of(
                Fakes.reference(0, Map.of(Storage.NAME, "box", Storage.MOUNT, "/archive/")),
                Fakes.reference(5, Map.of(Storage.NAME, "main")));
        stores.tree = Fakes.tree("main");
        List<Transfer> transfers = List.of(Fakes.transfer(Infos.of(1, TransferState.RUNNING)));
        assertEquals(
                List.of(new StoreRow("main", "/", 5, "", true, 1), new StoreRow("box", "/archive", 0, "", false, 0)),
                stores.all(transfers));
    }

    @Test
    void aBackendWithoutATreeOrAtNoPathIsUsedNowhere() {
        stores.references = List.of(Fakes.reference(0, Map.of(Storage.NAME, "main")));
        assertEquals(List.of(new StoreRow("main", "/", 0, "", false, 0)), stores.all(List.of()));
        stores.tree = Fakes.tree(null);
        assertEquals(List.of(new StoreRow("main", "/", 0, "", false, 0)), stores.all(List.of()));
        stores.tree = Fakes.tree("main");
        stores.references = List.of(Fakes.reference(0, Map.of(Storage.NAME, "main", Storage.MOUNT, "/a/../b")));
        assertEquals(List.of(new StoreRow("main", "/a/../b", 0, "", false, 0)), stores.all(List.of()));
    }

    @Test
    void aBackendWithoutANameIsInUseAllTheSame() {
        stores.references = List.of(Fakes.reference(0, Map.of()));
        stores.tree = Fakes.tree("");
        List<Transfer> transfers = List.of(Fakes.transfer(Infos.of(1, TransferState.RUNNING)));
        assertEquals(List.of(new StoreRow("unnamed", "/", 0, "", true, 0)), stores.all(transfers));
    }

    @Test
    void theBundleIsNamed() {
        Bundle bundle = Fakes.of(Bundle.class, Map.of("getSymbolicName", "org.example.storage"));
        ServiceReference<Storage> reference = reference(bundle);
        stores.references = List.of(reference);
        assertEquals(List.of(new StoreRow("unnamed", "/", 0, "org.example.storage", false, 0)), stores.all(List.of()));
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<Storage> reference(Bundle bundle) {
        return Fakes.proxy(
                ServiceReference.class, (self, method, args) -> method.getName().equals("getBundle") ? bundle : null);
    }
}
