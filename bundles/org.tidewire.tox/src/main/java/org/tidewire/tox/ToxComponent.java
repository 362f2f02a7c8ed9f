package org.tidewire.tox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
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
import org.tidewire.friend.FriendNetwork;
import org.tidewire.friend.FriendRequests;
import org.tidewire.friend.Friends;
import org.tidewire.friend.MessageListener;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.Transfers;

/**
 * The Tox node of its configuration. Its services are registered once the node runs. What friends are shown changes while it
 * runs; another place or identity starts another node, which friends see as a short absence.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = NodeConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = NodeConfig.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.tidewire.friend.Friends,org.tidewire.friend.FriendRequests,"
                + "org.tidewire.friend.FriendNetwork\"",
        effective = "active",
        uses = Friends.class)
public final class ToxComponent {
    /** Milliseconds in which a friend whose configuration is gone may come back as if nothing had been. */
    private static final long SECOND_THOUGHTS = 5_000;

    private final BundleContext context;
    private final ConfigurationAdmin admin;
    private final Logger log;
    private final List<MessageListener> listeners = new CopyOnWriteArrayList<>();
    private final List<ConfiguredFriend> friends = new ArrayList<>();
    private final List<ServiceRegistration<?>> services = new ArrayList<>();
    private Settings settings; // null until a configuration is accepted
    private Transfers engine; // null as long as there is none
    private Household household; // null until open, and once closed

    /**
     * Opens nothing yet.
     *
     * @param context registers the services
     * @param admin keeps the friends' configurations
     * @param log is told what fails
     */
    @Activate
    public ToxComponent(
            BundleContext context,
            @Reference ConfigurationAdmin admin,
            @Reference(service = LoggerFactory.class) Logger log) {
        this.context = context;
        this.admin = admin;
        this.log = log;
    }

    /**
     * Opens the node and registers its services. A configuration that is refused is told to the log, and the next one is tried:
     * Declarative Services give another one only to a component that did not fail.
     *
     * @param config where the node listens, who it is, how it finds friends
     */
    @Activate
    void start(NodeConfig config) {
        try {
            open(Settings.of(config));
        } catch (IOException | RuntimeException e) {
            log.error(NodeConfig.PID + ": the configuration is refused", e);
        }
    }

    /** Opens a node; throws, and nothing runs, if the identity or the port cannot be had. */
    synchronized void open(Settings first) throws IOException {
        settings = first;
        household = household();
        try {
            if (engine != null) {
                household.exchange().use(engine);
            }
            services.add(context.registerService(TransferListener.class, household.exchange(), null));
            friends.forEach(household::join);
            services.add(context.registerService(Friends.class, household.directory(), null));
            services.add(context.registerService(FriendRequests.class, household.desk(), null));
            services.add(context.registerService(FriendNetwork.class, household.entrance(), null));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Household household() throws IOException {
        Listeners told = new Listeners(listeners, Duties.PATIENCE, log);
        try {
            return new Household(settings, context, admin, told, log);
        } catch (IOException | RuntimeException e) {
            told.close();
            throw e;
        }
    }

    /**
     * Goes by another configuration from now on. The running node does so, if it can; else another one starts, and friends
     * see a short absence.
     *
     * @param config where the node listens, who it is, how it finds friends
     * @throws IllegalArgumentException if a value is refused; the node goes on as it was
     * @throws IOException if another identity or port cannot be had; the node goes on as it was
     */
    @Modified
    void modify(NodeConfig config) throws IOException {
        Settings now = Settings.of(config);
        Household running = running();
        if (running == null) {
            open(now);
        } else if (now.isForSameNode(settings())) {
            running.follow(settings(), now);
            become(now);
        } else {
            running.requirePort(now.node());
            restart(now);
        }
    }

    private void restart(Settings now) throws IOException {
        log.info("The Tox node begins anew, since another place or identity is configured: friends see an absence");
        Settings former = settings();
        try {
            close();
        } catch (IOException e) {
            log.error("The former Tox node is closed, but what it knew last could not be written", e);
        }
        try {
            open(now);
        } catch (IOException | RuntimeException e) {
            goBack(former, e);
        }
    }

    private void goBack(Settings former, Exception refusal) throws IOException {
        try {
            open(former);
        } catch (IOException | RuntimeException e) {
            e.addSuppressed(refusal);
            throw e;
        }
        throw new IOException(refusal.getMessage() + "; the Tox node goes on as it was", refusal);
    }

    private synchronized Settings settings() {
        return settings;
    }

    private synchronized Household running() {
        return household;
    }

    private synchronized void become(Settings now) {
        settings = now;
    }

    /**
     * Takes the services back and closes the node.
     *
     * @throws IOException if the identity cannot be written, or a socket not be closed
     */
    @Deactivate
    void close() throws IOException {
        Household closing = leaving();
        try (closing) {
            services.forEach(ServiceRegistration::unregister);
            services.clear();
        }
    }

    private synchronized Household leaving() {
        Household closing = household;
        household = null;
        return closing;
    }

    /**
     * Takes in a friend.
     *
     * @param friend from configuration
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addFriend(ConfiguredFriend friend) {
        friends.add(friend);
        friend.onDeletion(this::forget);
        if (household != null) {
            household.join(friend);
        }
    }

    /**
     * Lets go of a friend.
     *
     * @param friend from configuration
     */
    synchronized void removeFriend(ConfiguredFriend friend) {
        friends.remove(friend);
        if (household != null) {
            household.leave(friend);
        }
    }

    /**
     * Lets the engine forget who is configured no more, after a while: an editor that saves a file may delete it for a moment,
     * and what waits for a friend must outlive that. Comes after removal.
     */
    private synchronized void forget(ConfiguredFriend deleted) {
        if (household != null) {
            household.duties().later(SECOND_THOUGHTS, () -> forget(deleted.key()));
        }
    }

    private void forget(PublicKey key) {
        Transfers current = engineWithout(key);
        if (current != null) {
            current.forget(key.toString());
        }
    }

    /** The engine that is to forget somebody; null if there is none, or somebody is configured again. */
    private synchronized Transfers engineWithout(PublicKey key) {
        boolean back = friends.stream().anyMatch(each -> each.key().equals(key));
        return back ? null : engine;
    }

    /**
     * Gives what friends offer to an engine; without one it waits. Comes before the former engine's {@link #removeTransfers}.
     *
     * @param transfers the engine
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void addTransfers(Transfers transfers) {
        engine = transfers;
        if (household != null) {
            household.exchange().use(transfers);
        }
    }

    /**
     * Lets go of an engine, which interrupts what is under way.
     *
     * @param transfers the engine
     */
    synchronized void removeTransfers(Transfers transfers) {
        if (engine == transfers) {
            engine = null;
        }
        if (household != null) {
            household.exchange().leave(transfers);
        }
    }

    /**
     * Tells somebody of messages from now on.
     *
     * @param listener whom
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(MessageListener listener) {
        listeners.add(listener);
    }

    /**
     * Tells somebody of messages no more.
     *
     * @param listener whom
     */
    void removeListener(MessageListener listener) {
        listeners.remove(listener);
    }
}
