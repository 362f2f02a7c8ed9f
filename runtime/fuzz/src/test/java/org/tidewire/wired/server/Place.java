package org.tidewire.wired.server;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.memory.StorageInMemory;
import org.tidewire.transfer.provider.EngineForCommands;
import org.tidewire.transfer.provider.TransferProtocol;
import org.tidewire.wired.channel.ChannelWatch;
import org.tidewire.wired.channel.TlsChannel;

/** A server without sockets: commands, the real engine, and storage in memory. */
final class Place implements Closeable {
    private final EditableStorage storage = StorageInMemory.make();
    private final Accounts accounts = new Accounts();
    private final ChannelWatch watch = new ChannelWatch("fuzz");
    private final Map<String, Command> table = new HashMap<>();
    private final TransferProtocol engine;
    private final Site site;
    private final SSLContext tls;
    private Session last;

    Place() throws IOException, GeneralSecurityException {
        tls = SSLContext.getDefault();
        Logger log = log();
        CurrentStorage current = new CurrentStorage();
        Settings settings = Settings.of(Converters.standardConverter()
                .convert(Map.of("port", 0, "census.interval", 0))
                .to(ServerConfig.class));
        engine = EngineForCommands.start(log, storage);
        site = new Site(
                () -> settings,
                Site.application("1"),
                Instant.EPOCH,
                engine,
                current,
                accounts,
                new Sessions(),
                new Bans(),
                new Gate(() -> settings.gate(), System::nanoTime, log),
                new Tickets(log),
                new Census(current, log),
                log);
        current.use(storage);
        accounts.add(admin(), Map.of(Account.NAME, "admin"));
        Trees trees = new Trees(site);
        for (Map<String, Command> some : List.of(
                new LoginCommands(site).table(),
                new PresenceCommands(site).table(),
                new UserCommands(site, trees).table(),
                new ListCommands(trees).table(),
                new SearchCommand(trees).table(),
                new EditCommands(trees).table(),
                new TransferCommands(site, trees).table())) {
            table.putAll(some);
        }
    }

    Map<String, Command> table() {
        return table;
    }

    /** Begins with a folder of each type, and ends the session before. */
    void empty() throws IOException {
        if (last != null) {
            site.sessions().remove(last);
            site.tickets().abandon(last);
            last.close();
        }
        try (var entries = storage.list(FilePath.ROOT)) {
            for (FileEntry entry : entries.toList()) {
                storage.delete(entry.path());
            }
        }
        storage.createFolder(FilePath.of("/a"), FileType.DIRECTORY);
        storage.createFolder(FilePath.of("/u"), FileType.UPLOADS);
        storage.createFolder(FilePath.of("/d"), FileType.DROP_BOX);
    }

    /** Begins a session whose connection is closed already: nothing that is said arrives. */
    Session session() throws IOException {
        SocketChannel socket = SocketChannel.open();
        SSLEngine engine = tls.createSSLEngine();
        engine.setUseClientMode(true);
        last = new Session(
                site, new TlsChannel(socket, engine, watch), new Visit(InetAddress.getByName("192.0.2.1"), false));
        socket.close();
        last.updates().end(); // else each input costs a TLS handshake that fails
        return last;
    }

    /** Tells whether that is a way to refuse a command. */
    boolean refuses(Exception refusal) {
        return refusal.getMessage() != null || refusal instanceof Refusal;
    }

    @Override
    public void close() throws IOException {
        engine.close();
        watch.close();
        site.tickets().close();
    }

    private static Account admin() {
        return new Account() {
            @Override
            public boolean authenticate(String presented) {
                return true;
            }

            @Override
            public Set<Privilege> privileges() {
                return EnumSet.allOf(Privilege.class);
            }
        };
    }

    private static Logger log() {
        return (Logger) Proxy.newProxyInstance(
                Place.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? false : null);
    }
}
