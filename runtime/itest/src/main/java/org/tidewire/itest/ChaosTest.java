package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Parts of the product come and go at random while files flow both ways on both wires. More of it, or the same again:
 * {@code CHAOS_SWAPS=10000 CHAOS_SEED=7}.
 */
public class ChaosTest {
    private static final int SWAPS = Integer.parseInt(System.getenv().getOrDefault("CHAOS_SWAPS", "100"));
    private static final long SEED =
            Long.parseLong(System.getenv().getOrDefault("CHAOS_SEED", String.valueOf(System.nanoTime())));

    @TempDir
    Path home;

    private Installation installation;
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final List<ChaosActor> actors = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        installation
                .configurations()
                .set(
                        "org.tidewire.resume.tox",
                        Map.of("directory", home.resolve("resume").toString()));
        Chaos.engine(installation, 0);
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
        Chaos chaos = new Chaos(installation, SEED);
        List<Thread> running = start();
        int swaps = 0;
        for (; swaps < SWAPS && fault.get() == null; swaps++) {
            long before = moved();
            Await.until("bytes move after " + chaos, () -> moved() > before || fault.get() != null);
            chaos.swap();
            for (ChaosActor actor : actors) {
                actor.verify();
            }
        }
        end(running);
        System.out.println("chaos: " + swaps + " swaps " + chaos + "; files " + files());
        assertTrue(fault.get() == null, () -> "seed " + SEED + " " + fault.get());
        wirings.remove(Container.bundle(Chaos.STORAGE));
        wirings.forEach((bundle, wiring) -> assertEquals(wiring, bundle.adapt(BundleWiring.class), "seed " + SEED));
        Chaos.stopAll();
        Await.until("no thread is left of " + threads(), () -> threads().isEmpty());
    }

    private List<Thread> start() throws Exception {
        actors.add(new WiredActor(installation, Flow.Way.UP, "up", SEED));
        actors.add(new WiredActor(installation, Flow.Way.UP, "also-up", SEED + 1));
        actors.add(new WiredActor(installation, Flow.Way.DOWN, "down", SEED + 2));
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
                .filter(name -> name.matches("tidewire-(transfer|storage|wired|resume).*"))
                .sorted()
                .toList();
    }
}
