package org.tidewire.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import javax.net.ssl.SSLContext;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;

/** Engine, file storage, server and client, put together by hand in this process. */
final class Product implements Closeable {
    private static final String LOGIN = "bench";

    private final Object engine;
    private final Object storage;
    private final Object server;

    /** Serves a folder, with slots for all who ask; listens when this returns. */
    Product(Path root, int port, SSLContext tls) {
        this(root, port, tls, Wiring.SLOTS);
    }

    /** The same with limits of the engine, by key. */
    Product(Path root, int port, SSLContext tls, Map<String, Object> limits) {
        storage = Wiring.make(
                "org.tidewire.storage.file.FileStorage",
                Map.of("root", root.toString(), "storage.name", "bench"),
                Wiring.log());
        Object tree = Wiring.tree(storage);
        engine = Wiring.engine(tree, limits);
        Map<String, Object> ports = Map.of("port", port, "connections", 10_000);
        server = Wiring.make("org.tidewire.wired.server.WiredServer", ports, context(engine), engine, Wiring.log());
        Wiring.call(server, "addTls", tls);
        Wiring.call(server, "addStorage", tree);
        Wiring.call(server, "addAccount", anybody(), Map.of(Account.NAME, LOGIN));
        Wiring.call(server, "start", ports);
    }

    /** Logs in; a new client each time, as if it were another program. */
    static WiredConnection connect(int port, Path known) throws IOException {
        WiredClient client = (WiredClient) Wiring.make(
                "org.tidewire.wired.client.provider.TlsWiredClient",
                Map.of("known.servers", known.toString()),
                Wiring.log());
        return client.connect(new WiredUrl(LOGIN, "", "127.0.0.1", port, "/"));
    }

    @Override
    public void close() {
        Wiring.call(server, "stop");
        Wiring.call(engine, "close");
        Wiring.call(storage, "stop");
    }

    /** The container, as far as the server asks it: its version, and that the engine hears of its listener. */
    private static BundleContext context(Object engine) {
        Bundle bundle = Wiring.proxy(Bundle.class, (method, values) -> new Version(0, 1, 0));
        return Wiring.proxy(BundleContext.class, (method, values) -> {
            if (method.equals("getBundle")) {
                return bundle;
            }
            Wiring.call(engine, "addListener", values[1]);
            return Wiring.proxy(ServiceRegistration.class, (name, none) -> null);
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
}
