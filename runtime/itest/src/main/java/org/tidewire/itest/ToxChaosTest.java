package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Transfers;

/**
 * Parts come and go at random while a file goes from one Tox node to another over UDP, once this way and once that. As sender
 * and receiver have one engine, storage and policy, each swap meets both. More, or the same again:
 * {@code TOX_SWAPS=500 CHAOS_SEED=7}.
 */
public class ToxChaosTest {
    private static final int SWAPS = Integer.parseInt(System.getenv().getOrDefault("TOX_SWAPS", "16"));
    private static final long SEED =
            Long.parseLong(System.getenv().getOrDefault("CHAOS_SEED", String.valueOf(System.nanoTime())));
    private static final int LEAST = 1 << 20;

    /** What may be done. */
    private enum Swap {
        STORAGE,
        UPDATE,
        RANKING,
        POLICY,
        SPEED,
        ENGINE,
        NODE
    }

    @TempDir
    Path home;

    private final Random random = new Random(SEED);
    private final Map<Swap, Integer> done = new TreeMap<>();
    private Installation installation;
    private ChaosFolders folders;
    private ToxPair pair;
    private int swaps;

    @BeforeEach
    void begin() throws Exception {
        installation = new Installation(home);
        folders = new ChaosFolders(installation);
        pair = new ToxPair(installation);
        pair.speed(2_000_000);
    }

    @AfterEach
    void end() throws Exception {
        pair.close();
    }

    @Test
    void whateverComesAndGoesFilesArriveOverUdp() throws Exception {
        Running before = Running.now();
        int files = 0;
        while (swaps < SWAPS) {
            move(files++);
        }
        System.out.println("chaos over UDP: " + this + ", " + files + " files");
        before.wirings().remove(Container.bundle(ChaosStorage.BUNDLE)); // is updated
        assertEquals(List.of(), List.copyOf(before.rewired()), toString());
    }

    private void move(int number) throws Exception {
        Path source = RandomFile.make(installation.root(), SEED + number, LEAST + random.nextInt(3 * LEAST));
        Path received = installation.root().resolve("In").resolve(source.getFileName());
        ToxPeer to = number % 2 == 0 ? pair.theirs() : pair.ours();
        Container.service(Transfers.class)
                .send(to.key(), FilePath.ROOT.child(source.getFileName().toString()), FileKind.DATA);
        while (!Files.exists(received)) {
            long moved = moved();
            Await.until("bytes move after " + this, () -> moved() != moved || Files.exists(received));
            if (swaps < SWAPS && !Files.exists(received)) {
                swap();
            }
        }
        assertEquals(-1, Files.mismatch(source, received), toString());
        Await.until(
                "it is over for both after " + this,
                () -> Container.service(ResumePolicy.class).all().isEmpty());
        Files.delete(source);
        Files.delete(received);
    }

    /** Where all that lives stands. */
    private static long moved() throws Exception {
        return Container.service(Transfers.class).list().stream()
                .filter(each -> !each.info().state().isFinal())
                .mapToLong(each -> each.info().position())
                .sum();
    }

    private void swap() throws Exception {
        Swap next = Swap.values()[random.nextInt(Swap.values().length)];
        swaps++;
        done.merge(next, 1, Integer::sum);
        switch (next) {
            case STORAGE -> restart(ChaosStorage.BUNDLE);
            case UPDATE -> Container.bundle(ChaosStorage.BUNDLE).update();
            case RANKING ->
                installation
                        .configurations()
                        .set(
                                ChaosStorage.BUNDLE + "~main",
                                Map.of(
                                        "root",
                                        installation.root().toString(),
                                        Storage.NAME,
                                        "main",
                                        "service.ranking",
                                        random.nextInt(4)));
            case POLICY -> restart("org.tidewire.resume.tox");
            case SPEED -> pair.speed(1_000_000 + random.nextInt(5_000_000));
            case ENGINE -> restart("org.tidewire.transfer.provider");
            case NODE -> restart(ToxPeer.NODE);
        }
    }

    private void restart(String name) throws Exception {
        Bundle bundle = Container.bundle(name);
        bundle.stop();
        boolean storage = name.equals(ChaosStorage.BUNDLE);
        List<String> open = storage ? folders.open() : List.of();
        assertTrue(open.isEmpty(), () -> "open although the storage has stopped: " + open + " after " + this);
        bundle.start();
    }

    @Override
    public String toString() {
        return swaps + " swaps " + done + ", seed " + SEED;
    }
}
