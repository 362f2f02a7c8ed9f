package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.WiredConnection;

/** A bundle that stops leaves nothing behind, and one that starts again serves again. */
public class StopStartTest {
    private static final List<String> PROVIDERS = List.of(
            "org.tidewire.events",
            "org.tidewire.metrics",
            "org.tidewire.shell",
            "org.tidewire.tox",
            "org.tidewire.wired.client",
            "org.tidewire.wired.server",
            "org.tidewire.transfer.provider",
            "org.tidewire.storage.file",
            "org.tidewire.storage.memory",
            "org.tidewire.account.provider",
            "org.tidewire.tls");

    @TempDir
    Path home;

    private Installation installation;
    private String refused = "";

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
    }

    @AfterEach
    void remove() throws Exception {
        startAll();
        installation.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.tidewire.shell",
                "org.tidewire.wired.client",
                "org.tidewire.wired.server",
                "org.tidewire.transfer.provider",
                "org.tidewire.storage.file",
                "org.tidewire.storage.memory",
                "org.tidewire.account.provider",
                "org.tidewire.tls"
            })
    void everythingServesAgainAfter(String name) throws Exception {
        Bundle bundle = Container.bundle(name);
        bundle.stop();
        bundle.start();
        installation.awaitListening();
        awaitLogin();
    }

    @Test
    void nothingIsLeftWhenAllHaveStopped() throws Exception {
        WiredConnection connection = installation.connect();
        for (String name : PROVIDERS) {
            Container.bundle(name).stop();
        }
        assertFalse(connection.isOpen(), "its bundle has stopped");
        assertFalse(Ports.listens(installation.port()), "the control port");
        assertFalse(Ports.listens(installation.port() + 1), "the transfer port");
        Await.until("no thread is left of " + threads(), () -> threads().isEmpty());
        startAll();
        installation.awaitListening();
        awaitLogin();
    }

    @Test
    void threadsDoNotGrowWithRestarts() throws Exception {
        awaitLogin();
        Await.until(
                "sessions ended", () -> threads().stream().noneMatch(name -> name.matches(".*(session|data)-[0-9]+")));
        Bundle server = Container.bundle("org.tidewire.wired.server");
        Bundle engine = Container.bundle("org.tidewire.transfer.provider");
        List<String> before = lasting();
        for (int i = 0; i < 5; i++) {
            server.stop();
            engine.stop();
            engine.start();
            server.start();
        }
        installation.awaitListening();
        Await.until("the same threads as before, " + before, () -> lasting().equals(before));
    }

    private void awaitLogin() throws Exception {
        try {
            Await.until("a login works", this::canList);
        } catch (AssertionFailedError e) {
            throw new AssertionFailedError(e.getMessage() + ": " + refused, e);
        }
    }

    private boolean canList() {
        try (WiredConnection connection = installation.connect()) {
            connection.list(FilePath.ROOT);
            return true;
        } catch (Exception e) {
            refused = e.toString(); // looked at again until the deadline
            return false;
        }
    }

    private static void startAll() throws BundleException {
        for (String name : PROVIDERS) {
            Container.bundle(name).start();
        }
    }

    /** All but those that come with a session's news and end by themselves when there are none. */
    private static List<String> lasting() {
        return threads().stream()
                .filter(name -> !name.startsWith("tidewire-wired-news-"))
                .toList();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("tidewire-") || name.startsWith("wired-"))
                .sorted()
                .toList();
    }
}
