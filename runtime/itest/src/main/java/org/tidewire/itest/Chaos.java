package org.tidewire.itest;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.osgi.framework.BundleException;

/** Takes parts of the product away and brings them back, at random, often two at once. Counts what it did. */
final class Chaos {
    private static final List<String> PARTS = List.of(
            Installation.SERVER,
            "org.tidewire.wired.client",
            "org.tidewire.resume.tox",
            "org.tidewire.transfer.provider",
            "org.tidewire.account.provider",
            "org.tidewire.tls",
            ChaosStorage.BUNDLE);

    /** What may be done, and how often; what closes connections costs clients most of their time. */
    private enum Swap {
        STOP(4),
        UPDATE(4),
        RECONFIGURE(4),
        OUTRANK(4),
        EMPTY(4),
        MOUNT(4),
        WITHDRAW(1),
        POLICY(4),
        LIMITS(4),
        ACCOUNTS(2),
        CLIENT(2),
        LISTENER(2),
        ENGINE(2),
        TLS(1);

        private final int weight;

        Swap(int weight) {
            this.weight = weight;
        }

        /** Whether bytes flow although it has begun. */
        boolean flows() {
            return this == EMPTY || this == MOUNT || this == OUTRANK;
        }
    }

    /** How to bring back what was taken away. */
    interface Undo {
        void run() throws Exception;
    }

    /** Waits until somebody has moved bytes. */
    interface Flowing {
        void await() throws Exception;
    }

    private final ChaosStorage storage;
    private final ChaosParts parts;
    private final Flowing flowing;
    private final Random random;
    private final Map<Swap, Integer> done = new TreeMap<>();
    private int swaps;
    private int together;

    Chaos(Installation installation, ChaosFolders folders, Flowing flowing, long seed) throws Exception {
        this.flowing = flowing;
        random = new Random(seed);
        ChaosEngine engine = new ChaosEngine(installation, random);
        storage = new ChaosStorage(installation, folders, engine, random);
        parts = new ChaosParts(installation, engine, random);
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

    /** Swaps one part, or two of which the second goes before the first is back. */
    void swap() throws Exception {
        Swap first = any();
        if (random.nextInt(4) == 0) {
            Swap second = any();
            while (second == first) {
                second = any();
            }
            together++;
            Undo one = begin(first);
            Undo other = begin(second);
            one.run();
            other.run();
        } else {
            Undo undo = begin(first);
            if (first.flows() && random.nextBoolean()) {
                flowing.await();
            }
            undo.run();
        }
    }

    private Swap any() {
        int left = random.nextInt(42);
        for (Swap each : Swap.values()) {
            left -= each.weight;
            if (left < 0) {
                return each;
            }
        }
        throw new AssertionError("the weights sum up to less");
    }

    private Undo begin(Swap next) throws Exception {
        done.merge(next, 1, Integer::sum);
        swaps++;
        return switch (next) {
            case STOP -> storage.stop();
            case UPDATE -> storage.update();
            case RECONFIGURE -> storage.reconfigure();
            case OUTRANK -> storage.outrank();
            case EMPTY -> storage.empty();
            case MOUNT -> storage.unmount();
            case WITHDRAW -> storage.withdraw();
            case POLICY -> parts.policy();
            case LIMITS -> parts.limits();
            case ACCOUNTS -> parts.accounts();
            case CLIENT -> parts.client();
            case LISTENER -> parts.listener();
            case ENGINE -> parts.engine();
            case TLS -> parts.identity();
        };
    }

    /** How many parts were swapped. */
    int swaps() {
        return swaps;
    }

    @Override
    public String toString() {
        return swaps + " swaps " + done + ", two at once " + together + " times, transfers given up "
                + storage.givenUp();
    }
}
