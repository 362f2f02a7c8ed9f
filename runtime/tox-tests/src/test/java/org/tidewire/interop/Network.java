package org.tidewire.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The peers of one test: each has ports and savedata of its own, and none outlives the test. Skips the test where there is
 * no original library.
 */
final class Network implements BeforeEachCallback, AfterEachCallback {
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private Ports ports;
    private Path folder;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Store shared = context.getRoot().getStore(Namespace.create(Network.class));
        shared.getOrComputeIfAbsent(Libtoxcore.class).require();
        ports = shared.getOrComputeIfAbsent(Ports.class);
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "networks")), "network");
    }

    /**
     * Adds a peer and starts it.
     *
     * @param kind whose Tox it runs
     * @param name what failures call it
     * @param options more of the options that {@code src/peer/main.c} lists
     */
    Peer start(Kind kind, String name, String... options) throws Exception {
        int port = ports.take();
        List<String> command = new ArrayList<>(kind.command());
        command.addAll(List.of("-s", folder.resolve(name + ".tox").toString()));
        command.addAll(List.of("-p", port + ":" + (port + Ports.EACH - 1)));
        command.addAll(List.of(options));
        Peer peer = new Peer(name + " (" + kind + ")", command);
        peers.add(peer);
        peer.start();
        return peer;
    }

    /** Adds a peer of theirs that serves as a TCP relay too. */
    Peer startRelay() throws Exception {
        return start(Kind.THEIRS, "relay", "-t", Integer.toString(ports.take()));
    }

    /** Makes two peers friends without a request, one of them bootstrapping from the other, and waits until they meet. */
    void befriend(Peer one, Peer other) throws Exception {
        one.tell("add", other.key());
        other.tell("add", one.key());
        one.bootstrap(other);
        one.await("online", other.key());
        other.await("online", one.key());
    }

    /** Ends all peers, and shows what they told if the test has failed or {@code -Dinterop.transcripts=true} wants it. */
    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (Peer peer : peers) {
            peer.close();
        }
        if (context.getExecutionException().isPresent() || Boolean.getBoolean("interop.transcripts")) {
            peers.forEach(peer -> System.out.println(peer.transcripts()));
        }
    }
}
