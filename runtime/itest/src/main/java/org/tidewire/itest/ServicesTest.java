package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.account.Account;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Transfers;
import org.tidewire.wired.client.WiredClient;

/** What configurations bring to life, and how it follows them. */
public class ServicesTest {
    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
    }

    @Test
    void everyServiceIsThere() throws Exception {
        assertTrue(Container.has(Transfers.class, null));
        assertTrue(Container.has(Storage.class, "(storage.name=main)"));
        assertTrue(Container.has(SSLContext.class, "(tls.fingerprint=*)"));
        assertTrue(Container.has(Account.class, "(account.name=" + Installation.LOGIN + ")"));
        assertTrue(Container.has(WiredClient.class, null));
    }

    @Test
    void storageServesTheConfiguredFolder() throws Exception {
        Files.writeString(installation.root().resolve("note.txt"), "twelve bytes");
        Storage storage = Container.service(Storage.class, "(storage.name=main)");
        assertEquals(12, storage.stat(FilePath.of("/note.txt")).size());
    }

    @Test
    void noPasswordShowsInServiceProperties() throws Exception {
        for (var reference : Container.context().getServiceReferences(Account.class, null)) {
            assertFalse(reference.getProperties().toString().contains("argon2"), "a hash is shown");
        }
    }

    @Test
    void anAccountComesAndGoesWithItsConfiguration() throws Exception {
        var second = installation.configurations().set("org.tidewire.account~second", Map.of("login", "second"));
        Await.until("the account", () -> Container.has(Account.class, "(account.name=second)"));
        installation.configurations().delete(second);
        Await.until("no account", () -> !Container.has(Account.class, "(account.name=second)"));
    }

    @Test
    void theServerMovesToAnotherPortWhenItsConfigurationChanges() throws Exception {
        int other = Ports.free();
        installation.configurations().set(Installation.SERVER, Map.of("port", other));
        Await.until("the new port", () -> Ports.listens(other) && Ports.listens(other + 1));
        Await.until("the old port is closed", () -> !Ports.listens(installation.port()));
        installation.configurations().set(Installation.SERVER, Map.of("port", installation.port()));
        installation.awaitListening();
    }
}
