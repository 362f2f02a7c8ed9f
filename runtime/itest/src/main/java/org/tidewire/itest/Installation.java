package org.tidewire.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.net.ssl.SSLContext;

import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.account.config.PasswordHash;
import org.tidewire.storage.Storage;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;

/** The product as an operator sets it up, by configurations alone: a folder is served to one account. */
final class Installation implements AutoCloseable {
    static final String SERVER = "org.tidewire.wired.server";
    static final String LOGIN = "tester";
    static final String PASSWORD = "right horse";

    private static final String ACCOUNT = "org.tidewire.account~" + LOGIN;

    private static final String HASH =
            PasswordHash.make(PasswordHash.wired(PASSWORD)).toString();

    private final Configurations configurations = new Configurations();
    private final Path root;
    private final Path home;
    private final int port = Ports.free();

    Installation(Path home) throws Exception {
        this.home = home;
        root = Files.createDirectories(home.resolve("served"));
        try {
            configure();
            awaitListening();
        } catch (Exception | Error e) {
            configurations.close();
            throw e;
        }
    }

    private void configure() throws Exception {
        Path identity = home.resolve("identity");
        // Else the server might begin with the identity of the test before, and a configuration made anew before
        // Declarative Services has seen the end of the old one would not be seen at all. That of TLS ends last.
        Await.until("no TLS identity", () -> !Container.has(SSLContext.class, null));
        configurations.set("org.tidewire.tls", Map.of("directory", identity.toString()));
        account(privileges());
        configurations.set("org.tidewire.storage.file~main", Map.of("root", root.toString(), Storage.NAME, "main"));
        configurations.set(
                "org.tidewire.wired.client",
                Map.of("known.servers", home.resolve("known-servers").toString()));
        configurations.set(SERVER, Map.of("name", "In a container", "port", port));
    }

    static String[] privileges() {
        return new String[] {"download", "upload", "upload-anywhere", "create-folders"};
    }

    /** Gives the account other privileges, or all, and waits until it has them. */
    void allow(String... privileges) throws Exception {
        account(privileges);
        Set<Privilege> wanted = EnumSet.noneOf(Privilege.class);
        for (Privilege each : Privilege.values()) {
            String name = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (List.of(privileges).contains(name) || privileges[0].equals("all")) {
                wanted.add(each);
            }
        }
        Account account = account();
        Await.until("privileges " + wanted, () -> account.privileges().equals(wanted));
    }

    /** Lets the account move so many bytes a second each way, 0 for any, and waits until that counts. */
    void speed(long speed) throws Exception {
        Map<String, Object> values = new HashMap<>(values(privileges()));
        values.putAll(Map.of("download.speed", speed, "upload.speed", speed));
        configurations.set(ACCOUNT, values);
        Account account = account();
        AccountLimits wanted = new AccountLimits(speed, speed, 0, 0);
        Await.until("limits " + wanted, () -> account.limits().equals(wanted));
    }

    private static Account account() throws Exception {
        return Container.service(Account.class, "(" + Account.NAME + "=" + LOGIN + ")");
    }

    private void account(String... privileges) throws IOException {
        configurations.set(ACCOUNT, values(privileges));
    }

    private static Map<String, Object> values(String... privileges) {
        return Map.of("login", LOGIN, "password", HASH, "privileges", privileges);
    }

    Configurations configurations() {
        return configurations;
    }

    /** The folder that is served. */
    Path root() {
        return root;
    }

    /** A folder that is not served. */
    Path home() {
        return home;
    }

    int port() {
        return port;
    }

    void awaitListening() throws Exception {
        Await.until("port " + port + " listens", () -> Ports.listens(port) && Ports.listens(port + 1));
        Container.service(Storage.class, "(" + Storage.NAME + "=main)");
    }

    WiredConnection connect() throws Exception {
        WiredUrl url = new WiredUrl(LOGIN, PASSWORD, "127.0.0.1", port, "/");
        return Container.service(WiredClient.class).connect(url);
    }

    @Override
    public void close() throws Exception {
        configurations.close();
        Await.until("port " + port + " is closed", () -> !Ports.listens(port) && !Ports.listens(port + 1));
    }
}
