package org.tidewire.wired.client.provider;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.service.log.Logger;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.storage.Content;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.Transfers;
import org.tidewire.wired.channel.TestTls;

/** Our own server, with the real engine and files in memory or in a folder; everybody may do everything. */
final class RealServer implements AutoCloseable {
    final EditableStorage storage;
    final Transfers engine;
    final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Object server;
    private int port;

    RealServer(Map<String, Object> config, Map<String, Object> limits, String... users) {
        this(memory(), TestTls.context(), config, limits, users);
    }

    private RealServer(
            EditableStorage storage,
            SSLContext identity,
            Map<String, Object> config,
            Map<String, Object> limits,
            String... users) {
        this.storage = storage;
        Logger log = Components.stand(Logger.class, this::log);
        Object tree = Components.make("org.tidewire.transfer.provider.tree.Tree", Map.of(), log);
        Components.call(tree, "addStorage", storage, Map.of("storage.name", "loop"));
        Object rules = Components.make("org.tidewire.transfer.provider.AcceptRules", Map.of());
        engine = (Transfers)
                Components.make("org.tidewire.transfer.provider.TransferProtocol", limits, tree, log, rules);
        server = Components.make("org.tidewire.wired.server.WiredServer", Map.of(), context(), engine, log);
        Components.call(server, "addTls", identity);
        Components.call(server, "addStorage", tree);
        for (String user : users) {
            Components.call(server, "addAccount", anybody(), Map.of(Account.NAME, user));
        }
        Map<String, Object> all = new HashMap<>(Map.of("port", 0, "census.interval", 0));
        all.putAll(config);
        Components.call(server, "start", all);
    }

    /** Serves a folder; who it is lies in another, so that it is the same when it starts again. */
    static RealServer on(Path files, Path identity, int port, String... users) {
        EditableStorage storage = (EditableStorage) Components.make(
                "org.tidewire.storage.file.FileStorage", Map.of("root", files.toString()), WithServer.noLog());
        Map<String, Object> limits = Map.of("total.uploads", users.length, "total.downloads", users.length);
        return new RealServer(storage, identity(identity), Map.of("port", port), limits, users);
    }

    private static EditableStorage memory() {
        return (EditableStorage) Components.make(
                "org.tidewire.storage.memory.MemoryStorage", Map.of("limit", 256L << 20, "storage.name", "loop"));
    }

    private static SSLContext identity(Path folder) {
        AtomicReference<SSLContext> published = new AtomicReference<>();
        BundleContext context = Components.stand(BundleContext.class, (method, values) -> {
            published.set((SSLContext) values[1]);
            return Components.stand(ServiceRegistration.class, (name, none) -> null);
        });
        Object identity = Components.make("org.tidewire.tls.TlsIdentity", Map.of(), context, WithServer.noLog());
        Components.call(identity, "start", Map.of("directory", folder.toString()));
        return published.get();
    }

    int port() {
        return port;
    }

    void listen(TransferListener listener) {
        Components.call(engine, "addListener", listener);
    }

    /** Gives all bytes of a file. */
    byte[] bytes(FilePath path) throws java.io.IOException {
        try (Content content = storage.open(path)) {
            ByteBuffer all = ByteBuffer.allocate((int) content.size());
            while (all.hasRemaining() && content.read(all, all.position()) >= 0) {
                // goes on
            }
            return all.array();
        }
    }

    private Object log(String method, Object[] values) {
        if (method.equals("info") && String.valueOf(values[0]).equals("Wired is served on {} and {}.")) {
            port = (Integer) values[1];
        } else if (method.equals("warn") || method.equals("error")) {
            warnings.add(method + " " + java.util.Arrays.deepToString(values));
        }
        return method.startsWith("is") ? Boolean.FALSE : null;
    }

    /** The container, as far as the server asks it: its version, and that the engine hears of its listener. */
    private BundleContext context() {
        Bundle bundle = Components.stand(Bundle.class, (method, values) -> new Version(0, 1, 0));
        return Components.stand(BundleContext.class, (method, values) -> {
            if (method.equals("getBundle")) {
                return bundle;
            }
            listen((TransferListener) values[1]);
            return Components.stand(ServiceRegistration.class, (name, none) -> null);
        });
    }

    private static Account anybody() {
        return new Account() {
            @Override
            public boolean authenticate(String password) {
                return true;
            }

            @Override
            public Set<Privilege> privileges() {
                return Set.of(Privilege.values());
            }
        };
    }

    @Override
    public void close() {
        Components.call(server, "stop");
        Components.call(engine, "close");
        Components.call(storage, "stop");
    }
}
