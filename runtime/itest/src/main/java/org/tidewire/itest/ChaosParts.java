package org.tidewire.itest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import javax.net.ssl.SSLContext;

import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.tidewire.account.Account;
import org.tidewire.account.config.PasswordHash;

/** The ways in which all that is no storage comes and goes. */
final class ChaosParts {
    private static final String TLS = "org.tidewire.tls";

    private final Installation installation;
    private final ChaosEngine engine;
    private final Random random;
    private final String hash =
            PasswordHash.make(PasswordHash.wired(Installation.PASSWORD)).toString();
    private int tries;

    ChaosParts(Installation installation, ChaosEngine engine, Random random) throws IOException {
        this.installation = installation;
        this.engine = engine;
        this.random = random;
        installation
                .configurations()
                .set(
                        "org.tidewire.resume.tox",
                        Map.of(
                                "directory",
                                installation.home().resolve("resume").toString()));
        client();
    }

    Chaos.Undo policy() throws Exception {
        return stop("org.tidewire.resume.tox");
    }

    Chaos.Undo listener() throws Exception {
        return stop(Installation.SERVER);
    }

    Chaos.Undo engine() throws Exception {
        return stop("org.tidewire.transfer.provider");
    }

    private static Chaos.Undo stop(String name) throws Exception {
        Bundle bundle = Container.bundle(name);
        bundle.stop();
        return bundle::start;
    }

    Chaos.Undo limits() throws IOException {
        engine.otherSpeed();
        return () -> {};
    }

    /** The client's component is made anew; it connects again by itself never, once or twice. */
    Chaos.Undo client() throws IOException {
        tries = (tries + 1) % 3;
        installation
                .configurations()
                .set(
                        "org.tidewire.wired.client",
                        Map.of("known.servers", WiredActor.known(installation).toString(), "reconnect.tries", tries));
        return () -> {};
    }

    /** Another identity, and back; or its bundle. */
    Chaos.Undo identity() throws Exception {
        if (random.nextBoolean()) {
            return stop(TLS);
        }
        identity("other-identity");
        return () -> identity("identity");
    }

    private void identity(String folder) throws Exception {
        String directory = installation.home().resolve(folder).toString();
        installation.configurations().set(TLS, Map.of("directory", directory));
        if (Container.bundle(TLS).getState() == Bundle.ACTIVE) {
            String filter = "(tls.identity=" + directory + "/*)";
            Await.until("identity " + folder, () -> Container.has(SSLContext.class, filter));
        }
    }

    /** Other limits; or the account goes and comes again; or all accounts. */
    Chaos.Undo accounts() throws Exception {
        return switch (random.nextInt(3)) {
            case 0 -> limited();
            case 1 -> removed();
            default -> stop("org.tidewire.account.provider");
        };
    }

    private Chaos.Undo limited() throws IOException {
        account(Map.of("upload.speed", 20L << 20, "downloads", 2));
        return () -> account(Map.of());
    }

    private Chaos.Undo removed() throws Exception {
        installation.configurations().delete(account(Map.of()));
        Await.until("no account", () -> !Container.has(Account.class, "(account.name=" + Installation.LOGIN + ")"));
        return () -> account(Map.of());
    }

    private Configuration account(Map<String, Object> limits) throws IOException {
        Map<String, Object> values = new HashMap<>(limits);
        values.put("login", Installation.LOGIN);
        values.put("password", hash);
        values.put("privileges", Installation.privileges());
        return installation.configurations().set("org.tidewire.account~" + Installation.LOGIN, values);
    }
}
