package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;
import org.tidewire.storage.Storage;

/** Takes parts of the product away and brings them back, at random. Counts what it did. */
final class Chaos {
    static final String STORAGE = "org.tidewire.storage.file";

    private static final String POLICY = "org.tidewire.resume.tox";
    private static final List<String> PARTS = List.of(
            Installation.SERVER, "org.tidewire.wired.client", POLICY, "org.tidewire.transfer.provider", STORAGE);

    private static final Path OPEN = Path.of("/proc/self/fd");

    /** What may be done. */
    private enum Swap {
        STOP,
        STOP_TWICE,
        UPDATE,
        RECONFIGURE,
        OUTRANK,
        POLICY,
        LISTENER,
        LIMITS,
        LIMITS_AND_STOP
    }

    private final Installation installation;
    private final Random random;
    private final Map<Swap, Integer> done = new TreeMap<>();

    Chaos(Installation installation, long seed) {
        this.installation = installation;
        random = new Random(seed);
    }

    static void stopAll() throws BundleException {
        for (String name : PARTS) {
            Container.bundle(name).stop();
        }
    }

    static void startAll() throws BundleException {
        for (String name : PARTS) {
            Container.bundle(name).start();
        }
    }

    /** Configures the engine for many at once, at a speed in bytes per second. */
    static void engine(Installation installation, long speed) throws IOException {
        installation
                .configurations()
                .set(
                        "org.tidewire.transfer",
                        Map.of(
                                "client.uploads",
                                10,
                                "client.downloads",
                                10,
                                "total.uploads",
                                50,
                                "upload.speed",
                                speed));
    }

    void swap() throws Exception {
        // a listener that goes costs its clients seconds until they dare to come again
        Swap next = Swap.values()[random.nextInt(Swap.values().length)];
        if (next == Swap.LISTENER && random.nextInt(3) > 0) {
            next = Swap.STOP;
        }
        done.merge(next, 1, Integer::sum);
        swap(next);
    }

    private void swap(Swap next) throws Exception {
        switch (next) {
            case STOP -> restartStorage();
            case STOP_TWICE -> {
                restartStorage();
                restartStorage();
            }
            case UPDATE -> Container.bundle(STORAGE).update();
            case RECONFIGURE -> main(random.nextInt(4));
            case OUTRANK -> outrank();
            case POLICY -> restart(POLICY);
            case LISTENER -> restart(Installation.SERVER);
            case LIMITS -> engine(installation, speed());
            case LIMITS_AND_STOP -> {
                engine(installation, speed());
                restartStorage();
            }
        }
    }

    private long speed() {
        return random.nextBoolean() ? 0 : (4 + random.nextInt(60)) << 20;
    }

    private void restartStorage() throws Exception {
        Bundle storage = Container.bundle(STORAGE);
        storage.stop();
        assertEquals(List.of(), open(), "open although the storage has stopped, after " + this);
        storage.start();
    }

    private static void restart(String name) throws BundleException {
        Bundle bundle = Container.bundle(name);
        bundle.stop();
        bundle.start();
    }

    private void main(int ranking) throws IOException {
        installation
                .configurations()
                .set(
                        STORAGE + "~main",
                        Map.of(
                                "root",
                                installation.root().toString(),
                                Storage.NAME,
                                "main",
                                "service.ranking",
                                ranking));
    }

    /** Another one on the same folder. */
    private void outrank() throws Exception {
        Map<String, Object> values =
                Map.of("root", installation.root().toString(), Storage.NAME, "better", "service.ranking", 9);
        Configuration better = installation.configurations().set(STORAGE + "~better", values);
        Container.service(Storage.class, "(" + Storage.NAME + "=better)");
        installation.configurations().delete(better);
    }

    /** Lists what this process has open below the folder that is served. */
    private List<String> open() throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> handles = Files.list(OPEN)) {
            for (Path handle : handles.toList()) {
                open.add(file(handle));
            }
        }
        open.removeIf(file -> !file.startsWith(installation.root().toString()));
        return open;
    }

    private static String file(Path handle) throws IOException {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (NoSuchFileException e) {
            return "closed meanwhile";
        }
    }

    @Override
    public String toString() {
        return done.toString();
    }
}
