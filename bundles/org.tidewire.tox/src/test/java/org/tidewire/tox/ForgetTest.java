package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.transfer.Transfers;

/** The engine forgets whose configuration was deleted, and nobody else. */
class ForgetTest {
    private final SecureRandom random = new SecureRandom();
    private final String eve = Savedata.create(random).id().key().toString();
    private final List<String> forgotten = new CopyOnWriteArrayList<>();
    private TestNode node;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        node = new TestNode(folder.resolve("me.tox")).open();
        node.component().addTransfers(FakeServices.fake(Transfers.class, (method, arguments) -> {
            assertEquals("forget", method);
            forgotten.add((String) arguments[0]);
            Await.changed();
            return null;
        }));
        node.friends().add("eve", eve, "", "");
    }

    @AfterEach
    void close() throws IOException {
        node.close();
    }

    @Test
    void whoIsRemovedIsForgotten() throws Exception {
        node.friends().remove("eve");
        Await.until("she is forgotten", () -> forgotten.equals(List.of(eve)));
    }

    @Test
    void whoseFileIsDeletedIsForgotten() throws Exception {
        node.admin.delete(TestNode.FRIEND + "eve");
        Await.until("she is forgotten", () -> forgotten.equals(List.of(eve)));
    }

    @Test
    void aChangedConfigurationIsNoFarewell() throws Exception {
        node.admin.write(TestNode.FRIEND + "eve", configuration("localhost:33445"));
        assertForgetsBobAlone();
    }

    @Test
    void aFileThatIsDeletedAndWrittenAgainIsNoFarewell() throws Exception {
        node.admin.delete(TestNode.FRIEND + "eve");
        node.admin.write(TestNode.FRIEND + "eve", configuration("localhost:33445"));
        assertForgetsBobAlone();
    }

    @Test
    void aBundleThatStopsIsNoFarewell() throws Exception {
        node.admin.stop();
        assertForgetsBobAlone();
    }

    @Test
    void whoIsConfiguredTwiceIsAFriendUntilBothAreDeleted() throws Exception {
        node.admin.write(TestNode.FRIEND + "eva", configuration(""));
        node.admin.delete(TestNode.FRIEND + "eva");
        assertForgetsBobAlone();
    }

    private Map<String, Object> configuration(String address) {
        return new HashMap<>(Map.of("tox.id", eve, "address", address, "message", ""));
    }

    /** What would be forgotten before him is by then. */
    private void assertForgetsBobAlone() throws Exception {
        String bob = Savedata.create(random).id().key().toString();
        node.friends().add("bob", bob, "", "");
        node.friends().remove("bob");
        Await.until("bob is forgotten", () -> forgotten.contains(bob));
        assertEquals(List.of(bob), forgotten);
    }
}
