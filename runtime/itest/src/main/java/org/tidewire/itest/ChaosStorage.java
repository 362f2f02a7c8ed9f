package org.tidewire.itest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** The ways in which storage comes and goes. Whenever one has gone, nothing of it may be open. */
final class ChaosStorage {
    static final String BUNDLE = "org.tidewire.storage.file";

    private final Installation installation;
    private final ChaosFolders folders;
    private final ChaosEngine engine;
    private final Random random;
    private final Bundle bundle = Container.bundle(BUNDLE);
    private final Set<String> givenUp = new HashSet<>();
    private Chaos.Undo mounted;

    ChaosStorage(Installation installation, ChaosFolders folders, ChaosEngine engine, Random random) throws Exception {
        this.installation = installation;
        this.folders = folders;
        this.engine = engine;
        this.random = random;
        mount();
    }

    Chaos.Undo stop() throws Exception {
        bundle.stop();
        folders.awaitClosed();
        return bundle::start;
    }

    Chaos.Undo update() throws Exception {
        bundle.update();
        return () -> {};
    }

    /** Another ranking, and so another component. */
    Chaos.Undo reconfigure() throws Exception {
        configure("main", folders.root(), Map.of("service.ranking", random.nextInt(4)));
        return () -> {};
    }

    /** Another one on the same folder. */
    Chaos.Undo outrank() throws Exception {
        return add("better", folders.root(), Map.of("service.ranking", 9));
    }

    /** Another one that knows nothing of what is going on. */
    Chaos.Undo empty() throws Exception {
        return add("empty", folders.empty(), Map.of("service.ranking", 7));
    }

    Chaos.Undo unmount() throws Exception {
        mounted.run();
        return this::mount;
    }

    private void mount() throws Exception {
        mounted = add("mounted", folders.mounted(), Map.of(Storage.MOUNT, ChaosFolders.MOUNT.toString()));
    }

    /** Gone for longer than the engine waits. */
    Chaos.Undo withdraw() throws Exception {
        engine.lessPatience();
        Chaos.Undo start = stop();
        return () -> {
            Await.until("the engine gives up", () -> transfers(TransferState.SUSPENDED, "")
                    .isEmpty());
            givenUp.addAll(transfers(TransferState.INTERRUPTED, "did not come back within"));
            start.run();
            engine.patience();
        };
    }

    /** How many transfers were told that their storage did not come back in time. */
    int givenUp() {
        return givenUp.size();
    }

    /** Names those that live, or ended not long ago. */
    private static Set<String> transfers(TransferState state, String reason) throws Exception {
        Set<String> found = new HashSet<>();
        if (Container.has(Transfers.class, null)) {
            for (Transfer each : Container.service(Transfers.class).list()) {
                TransferInfo info = each.info();
                if (info.state() == state && info.reason().contains(reason)) {
                    found.add(info.number() + " " + info.id());
                }
            }
        }
        return found;
    }

    private Chaos.Undo add(String name, Path folder, Map<String, Object> more) throws Exception {
        Configuration made = configure(name, folder, more);
        if (bundle.getState() == Bundle.ACTIVE) {
            Container.service(Storage.class, filter(name));
        }
        return () -> {
            installation.configurations().delete(made);
            Await.until(name + " has gone", () -> !Container.has(Storage.class, filter(name)));
            if (!folder.equals(folders.root())) {
                Await.until("nothing is open in " + folder, () -> open(folder).isEmpty());
            }
        };
    }

    private List<String> open(Path folder) throws IOException {
        return folders.open().stream()
                .filter(file -> file.startsWith(folder.toString()))
                .toList();
    }

    private Configuration configure(String name, Path folder, Map<String, Object> more) throws IOException {
        Map<String, Object> values = new HashMap<>(more);
        values.put("root", folder.toString());
        values.put(Storage.NAME, name);
        return installation.configurations().set(BUNDLE + "~" + name, values);
    }

    private static String filter(String name) {
        return "(" + Storage.NAME + "=" + name + ")";
    }
}
