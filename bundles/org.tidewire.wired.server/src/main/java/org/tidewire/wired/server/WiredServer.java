package org.tidewire.wired.server;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.account.Account;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.Transfers;

/** The Wired server as a component: takes in what comes and goes, and serves while it is active. */
@Component(
        service = {},
        immediate = true,
        configurationPid = ServerConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ServerConfig.class)
public final class WiredServer {
    private final BundleContext context;
    private final Site site;
    private volatile Settings settings; // null until a configuration is accepted
    private SSLContext tls; // bound before anything starts, and replaced before it leaves
    private ServiceRegistration<TransferListener> listening;
    private Server server; // null as long as none runs

    /**
     * Nothing listens yet.
     *
     * @param context to register the listener with
     * @param transfers the engine
     * @param log for what an operator should know
     */
    @Activate
    public WiredServer(
            BundleContext context,
            @Reference Transfers transfers,
            @Reference(service = LoggerFactory.class) Logger log) {
        this.context = context;
        CurrentStorage storage = new CurrentStorage();
        site = new Site(
                () -> settings,
                Site.application(context.getBundle().getVersion().toString()),
                Instant.now(),
                transfers,
                storage,
                new Accounts(),
                new Sessions(),
                new Bans(),
                new Gate(() -> settings.gate(), System::nanoTime, log),
                new Tickets(log),
                new Census(storage, log),
                log);
    }

    /**
     * Begins to serve. A configuration that is refused is told to the log, and the next one is tried: Declarative Services
     * give another one only to a component that did not fail.
     *
     * @param config where to listen, what to say
     */
    @Activate
    synchronized void start(ServerConfig config) {
        try {
            begin(Settings.of(config));
        } catch (IOException | RuntimeException e) {
            site.log().error(ServerConfig.PID + ": the configuration is refused", e);
        }
    }

    /** The listener is registered by hand: as this component's own service it would make a circle with the engine. */
    private void begin(Settings first) throws IOException {
        settings = first;
        server = new Server(site, tls);
        listening = context.registerService(TransferListener.class, site.tickets(), null);
    }

    /**
     * Goes by another configuration from now on. Only another address or port ends sessions.
     *
     * @param config where to listen, what to say
     * @throws IllegalArgumentException if a value is out of range; the former configuration stays in force
     * @throws IOException if the new port is taken; the former configuration stays in force
     */
    @Modified
    synchronized void modify(ServerConfig config) throws IOException {
        Settings now = Settings.of(config);
        if (server == null) {
            begin(now);
            return;
        }
        server.follow(now);
        settings = now;
    }

    /**
     * Ends every connection and closes the ports.
     *
     * @throws IOException if a port cannot be closed
     */
    @Deactivate
    synchronized void stop() throws IOException {
        if (server == null) {
            return;
        }
        try {
            listening.unregister();
        } finally {
            server.close();
        }
    }

    /**
     * Shows this identity to whoever connects from now on; what is connected stays so.
     *
     * @param identity the server's identity
     */
    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    synchronized void addTls(SSLContext identity) {
        tls = identity;
        if (server != null) {
            server.identify(identity);
        }
    }

    /**
     * Lets go of an identity: another one has come before, or this component ends.
     *
     * @param identity the one that leaves
     */
    synchronized void removeTls(SSLContext identity) {
        if (identity.equals(tls)) {
            tls = null;
        }
    }

    /**
     * Lists from a storage from now on.
     *
     * @param storage the whole tree
     */
    @Reference(
            target = "(" + StorageTree.TREE + "=true)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addStorage(Storage storage) {
        site.storage().use(storage);
    }

    /**
     * Lets go of a storage.
     *
     * @param storage the one that leaves
     */
    void removeStorage(Storage storage) {
        site.storage().leave(storage);
    }

    /**
     * Counts anew what the tree holds: a part of it has come.
     *
     * @param backend the part
     */
    @Reference(
            target = "(!(" + StorageTree.TREE + "=true))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addBackend(Storage backend) {
        site.census().again();
    }

    /**
     * Counts anew what the tree holds: a part of it has gone.
     *
     * @param backend the part
     */
    void removeBackend(Storage backend) {
        site.census().again();
    }

    /**
     * Lets somebody log in.
     *
     * @param account the account
     * @param properties with {@link Account#NAME}
     */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addAccount(Account account, Map<String, Object> properties) {
        site.accounts().add(account, properties);
        site.sessions().review();
    }

    /**
     * Takes over what is new of an account, and tells those who are logged in with it.
     *
     * @param account the account
     * @param properties with {@link Account#NAME}
     */
    void updatedAccount(Account account, Map<String, Object> properties) {
        site.accounts().update(account, properties);
        site.sessions().review();
    }

    /**
     * Lets somebody log in no more, and takes his privileges away.
     *
     * @param account the account
     */
    void removeAccount(Account account) {
        site.accounts().remove(account);
        site.sessions().review();
    }
}
