package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import javax.net.ssl.SSLContext;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.provider.TestEngine;
import org.tidewire.transfer.provider.TransferProtocol;
import org.tidewire.wired.Fields;
import org.tidewire.wired.channel.TestTls;

/** A server with the real engine, a tree on the heap and three accounts. */
final class TestSite implements AutoCloseable {
    static final SSLContext TLS = TestTls.context();

    final TestStorage storage = new TestStorage();
    final List<String> logged = new CopyOnWriteArrayList<>();
    /** The time at the door, in nanoseconds. */
    final AtomicLong now = new AtomicLong();

    final Accounts accounts = new Accounts();
    final TransferProtocol engine;
    final Site site;
    final Server server;

    TestSite() throws IOException {
        this(Map.of(), Map.of());
    }

    TestSite(Map<String, Object> config, Map<String, Object> limits) throws IOException {
        this(config, limits, GateRules.of(config(config)));
    }

    /** A server at whose door other rules count: every address here is loopback, which is exempt by all usual ones. */
    TestSite(Map<String, Object> config, Map<String, Object> limits, GateRules rules) throws IOException {
        Logger log = logger();
        Object[] pairs = limits.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray();
        engine = TestEngine.start(log, storage, pairs);
        Settings settings = Settings.of(config(config));
        CurrentStorage current = new CurrentStorage();
        site = new Site(
                () -> settings,
                Site.application("1.2.3"),
                Instant.parse("2026-11-20T20:11:16.5Z"),
                engine,
                current,
                accounts,
                new Sessions(),
                new Bans(),
                new Gate(() -> rules, now::get, log),
                new Tickets(log),
                new Census(current, log),
                log);
        site.storage().use(storage);
        engine.addListener(site.tickets());
        server = new Server(site, TLS);
        account("admin", "secret", EnumSet.allOf(Privilege.class));
        account("guest", "", EnumSet.of(Privilege.DOWNLOAD, Privilege.UPLOAD));
        account("nobody", "x", Set.of());
        storage.folders.put(FilePath.of("/Uploads"), FileType.UPLOADS);
        storage.folders.put(FilePath.of("/Drop Box"), FileType.DROP_BOX);
        storage.folders.put(FilePath.of("/dir"), FileType.DIRECTORY);
    }

    static ServerConfig config(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("port", 0, "census.interval", 0));
        all.putAll(values);
        return Converters.standardConverter().convert(all).to(ServerConfig.class);
    }

    Account account(String login, String password, Set<Privilege> privileges) {
        return account(login, password, privileges, FilePath.ROOT);
    }

    Account account(String login, String password, Set<Privilege> privileges, FilePath home) {
        Account account = new Account() {
            @Override
            public boolean authenticate(String presented) {
                return presented.equals(Fields.password(password));
            }

            @Override
            public Set<Privilege> privileges() {
                return privileges;
            }

            @Override
            public FilePath home() {
                return home;
            }
        };
        accounts.add(account, Map.of(Account.NAME, login));
        return account;
    }

    WireClient connect() throws IOException {
        return new WireClient(TLS, server.port());
    }

    WireClient admin() throws IOException {
        return connect().login("admin", "secret");
    }

    WireClient guest() throws IOException {
        return connect().login("guest", "");
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Object pause = new Object();
        synchronized (pause) {
            while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
                pause.wait(5);
            }
        }
        assertTrue(condition.getAsBoolean(), what);
    }

    @Override
    public void close() throws IOException {
        server.close();
        engine.close();
    }

    private Logger logger() {
        return (Logger) Proxy.newProxyInstance(
                TestSite.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == boolean.class) {
                        return true;
                    }
                    logged.add(method.getName() + " " + Arrays.deepToString(arguments));
                    return null;
                });
    }
}
