package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.tidewire.storage.FilePath;

/**
 * Parts of the product come and go at random while files flow both ways on both wires. Every file arrives, or is held and
 * goes on; nothing stays open, and nothing is left. 100 swaps, in CI. 10,000 of them, with counts (about an hour and more):
 *
 * <pre>mvn -B verify -Pchaos -pl runtime/itest -am -Dmaven.test.skip=true</pre>
 *
 * Other numbers, the same again, or an end after some minutes: {@code CHAOS_SWAPS=500 CHAOS_SEED=7 CHAOS_MINUTES=10} in front
 * of it. The friends have no wire; their links are the engine's callers as the Tox node is.
 */
public class ChaosTest {
    private static final int SWAPS = (int) setting("swaps", 100);
    private static final long SEED = setting("seed", System.nanoTime());
    private static final Duration MOST = Duration.ofMinutes(setting("minutes", 600));
    private static final long REPORT = 250;

    @TempDir
    Path home;

    private Installation installation;
    private ChaosFolders folders;
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final List<ChaosActor> actors = new ArrayList<>();
    private final long began = System.nanoTime();

    /** From the environment, or as the container was started. */
    private static long setting(String name, long usual) {
        String asked = System.getenv("CHAOS_" + name.toUpperCase(Locale.ROOT));
        return asked == null ? Long.getLong("chaos." + name, usual) : Long.parseLong(asked);
    }

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        folders = new ChaosFolders(installation);
    }

    @AfterEach
    void remove() throws Exception {
        Chaos.startAll();
        installation.close();
    }

    @Test
    void whateverComesAndGoesEveryFileArrivesAndNothingIsLeft() throws Exception {
        System.out.println("chaos: " + SWAPS + " swaps, seed " + SEED);
        Map<Bundle, BundleWiring> wirings = wirings();
        Chaos chaos = new Chaos(installation, folders, this::awaitBytes, SEED);
        List<Thread> running = start();
        try {
            swap(chaos);
        } catch (Exception | AssertionError e) {
            actors.forEach(ChaosActor::end);
            throw new AssertionError("seed " + SEED + ", after " + chaos, e);
        }
        end(running);
        assertTrue(fault.get() == null, () -> "seed " + SEED + " " + fault.get());
        ChaosRemains remains = new ChaosRemains(installation, folders, actors);
        remains.check();
        report(chaos + "; " + remains);
        wirings.remove(Container.bundle(ChaosStorage.BUNDLE));
        wirings.forEach((bundle, wiring) -> assertEquals(wiring, bundle.adapt(BundleWiring.class), "seed " + SEED));
        Chaos.stopAll();
        folders.awaitClosed();
        Await.until("no thread is left of " + threads(), () -> threads().isEmpty());
    }

    private void swap(Chaos chaos) throws Exception {
        long told = REPORT;
        while (chaos.swaps() < SWAPS && fault.get() == null && spent().compareTo(MOST) < 0) {
            awaitBytes();
            chaos.swap();
            for (ChaosActor actor : actors) {
                actor.verify();
            }
            if (chaos.swaps() >= told) {
                report(chaos);
                told += REPORT;
            }
        }
        report(chaos);
    }

    private void awaitBytes() throws Exception {
        long before = moved();
        Await.until("bytes move", () -> moved() > before || fault.get() != null);
    }

    private Duration spent() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void report(Object what) {
        System.out.println("chaos: seed " + SEED + ", " + spent().toSeconds() + " s, " + what + "; files " + files());
    }

    private List<Thread> start() {
        Path root = folders.root();
        actors.add(new WiredActor(installation, Flow.Way.UP, "up", FilePath.ROOT, root, SEED));
        actors.add(new WiredActor(installation, Flow.Way.UP, "also-up", FilePath.ROOT, root, SEED + 1));
        actors.add(new WiredActor(installation, Flow.Way.DOWN, "down", FilePath.ROOT, root, SEED + 2));
        Path mounted = folders.mounted();
        actors.add(new WiredActor(installation, Flow.Way.UP, "mount-up", ChaosFolders.MOUNT, mounted, SEED + 5));
        actors.add(new WiredActor(installation, Flow.Way.DOWN, "mount-down", ChaosFolders.MOUNT, mounted, SEED + 6));
        actors.add(new FriendActor(installation, "a", SEED + 3));
        actors.add(new FriendActor(installation, "b", SEED + 4));
        List<Thread> running = new ArrayList<>();
        for (ChaosActor actor : actors) {
            Thread thread = new Thread(() -> run(actor), "chaos-" + actor);
            thread.start();
            running.add(thread);
        }
        return running;
    }

    private void run(ChaosActor actor) {
        try {
            actor.run();
        } catch (Throwable e) {
            fault.compareAndSet(null, e);
        }
    }

    private void end(List<Thread> running) throws Exception {
        for (ChaosActor actor : actors) {
            actor.end();
        }
        for (Thread thread : running) {
            thread.join(60_000);
            assertTrue(!thread.isAlive(), () -> thread.getName() + " never ends, seed " + SEED);
        }
        for (ChaosActor actor : actors) {
            actor.verify();
            actor.finish();
            actor.close();
        }
    }

    private long moved() {
        return actors.stream().mapToLong(ChaosActor::moved).sum();
    }

    private Map<String, Integer> files() {
        Map<String, Integer> files = new HashMap<>();
        actors.forEach(actor -> files.put(actor.toString(), actor.files()));
        return files;
    }

    private static Map<Bundle, BundleWiring> wirings() {
        Map<Bundle, BundleWiring> wirings = new ConcurrentHashMap<>();
        for (Bundle bundle : Container.context().getBundles()) {
            if (bundle.adapt(BundleWiring.class) != null) {
                wirings.put(bundle, bundle.adapt(BundleWiring.class));
            }
        }
        return wirings;
    }

    /** Those of what has stopped by then. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("tidewire-(transfer|storage|wired|resume|tls|account).*"))
                .sorted()
                .toList();
    }
}
