package org.tidewire.tox;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.Logger;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.dht.PackedNode;
import org.tidewire.tox.identity.IdentityFile;
import org.tidewire.tox.identity.Places;
import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.RunMark;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.io.NodeSettings;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.io.UdpPort;
import org.tidewire.tox.transfer.FileExchange;

/** A running node with all that belongs to it: its files, its friends, and the threads that serve them. */
final class Household implements AutoCloseable {
    private static final long SAVE = 1000;
    private static final int DUTIES = 65_536;
    private static final int NODES = 16;

    private final Logger log;
    private final Roster roster = new Roster();
    private final Duties duties;
    private final Duties lookups; // apart, since a name server that is silent must not hold up friends
    private final Admission admission;
    private final Listeners listeners;
    private final Presences presences;
    private final RunMark mark;
    private final Profile kept;
    private final Notebook notebook;
    private final OpenNode node;
    private final FileExchange exchange;
    private final Views views;
    private final Directory directory;
    private final Desk desk;
    private final Entrance entrance;
    private boolean saving;

    /**
     * Opens the identity and the sockets, and enters the network.
     *
     * @param settings where and how
     * @param context registers friends that are online
     * @param admin keeps the friends' configurations
     * @param listeners told of messages; closed with the household
     * @param log is told what fails
     * @throws IOException if the identity or the sockets cannot be opened; nothing is left open then
     */
    Household(Settings settings, BundleContext context, ConfigurationAdmin admin, Listeners listeners, Logger log)
            throws IOException {
        this.log = log;
        this.listeners = listeners;
        SecureRandom random = new SecureRandom();
        IdentityFile file = new IdentityFile(settings.identity(), settings.passphrase(), random);
        Savedata identity = file.open();
        mark = new RunMark(settings.identity());
        notebook = new Notebook(file, identity, new Places(settings.identity()));
        kept = identity.profile();
        node = new OpenNode(safe(settings.node()), identity.withProfile(settings.profile(kept)), new Events(this), log);
        exchange = new FileExchange(node, log);
        presences = new Presences(context);
        views = new Views(node, notebook);
        FriendConfigurations configurations = new FriendConfigurations(admin, roster);
        directory = new Directory(identity.id(), node, roster, notebook, configurations, views);
        desk = new Desk(node, directory);
        entrance = new Entrance(node, settings.node().address().getHostAddress());
        duties = new Duties("tidewire-tox-duties", DUTIES, Duties.PATIENCE, log);
        lookups = new Duties("tidewire-tox-lookups", DUTIES, Duties.PATIENCE, log);
        Members members = new Members(identity.id().key());
        AddressBook book = new AddressBook(roster, HostPort::resolve, this::expect, lookups, AddressBook.PAUSE, log);
        admission = new Admission(members, roster, notebook, node, presences, book, log);
        begin(settings, identity);
    }

    private void begin(Settings settings, Savedata identity) throws IOException {
        try {
            if (node.port() > 0) {
                mark.start(node.port());
            }
            node.start();
            enter(settings, identity);
        } catch (IOException | RuntimeException e) {
            try (Closeable marked = mark::stop;
                    duties;
                    exchange;
                    lookups;
                    node) {
                log.debug("The Tox node is closed again: it could not begin");
            }
            throw e;
        }
    }

    private void expect(PublicKey friend, InetSocketAddress address) throws IOException {
        node.ask(owner -> {
            owner.expect(friend, address);
            return address;
        });
    }

    /** After an unclean stop friends would hear nothing from the port they still hold a link to, so it is shunned. */
    private NodeSettings safe(NodeSettings wanted) throws IOException {
        int unclean = mark.uncleanPort();
        boolean choice = wanted.ports().first() < wanted.ports().last();
        return unclean > 0 && choice ? wanted.withPorts(wanted.ports().without(unclean)) : wanted;
    }

    private void enter(Settings settings, Savedata identity) throws IOException {
        List<Node> remembered =
                identity.nodes().stream().map(PackedNode::node).limit(NODES).toList();
        node.ask(asked -> {
            remembered.forEach(asked::bootstrap);
            return remembered;
        });
        enter(settings.bootstrap(), settings.relays());
    }

    private void enter(List<KnownNode> entries, List<KnownNode> relays) {
        for (KnownNode entry : entries) {
            lookups.run(() -> entrance.bootstrap(
                    entry.place().host(), entry.place().port(), entry.key().toString()));
        }
        for (KnownNode relay : relays) {
            lookups.run(() -> entrance.relay(
                    relay.place().host(), relay.place().port(), relay.key().toString()));
        }
    }

    /**
     * Goes by other settings that are for the same node: shows friends another profile, and goes to the nodes and relays that
     * are new.
     *
     * @throws IOException if the node is closed
     */
    void follow(Settings former, Settings now) throws IOException {
        Profile mine = now.profile(kept);
        node.ask(asked -> {
            asked.profile(mine);
            return mine;
        });
        enter(added(former.bootstrap(), now.bootstrap()), added(former.relays(), now.relays()));
    }

    private static List<KnownNode> added(List<KnownNode> former, List<KnownNode> now) {
        return now.stream().filter(each -> !former.contains(each)).toList();
    }

    /**
     * Makes sure that another node could have its port, unless it is the one that this node has.
     *
     * @throws IOException if no port of the range is free
     */
    void requirePort(NodeSettings wanted) throws IOException {
        int held = node.port();
        boolean ours = held >= wanted.ports().first() && held <= wanted.ports().last();
        if (wanted.udp() && !ours) {
            UdpPort.require(wanted.address(), wanted.ports());
        }
    }

    /** Takes a configured friend in, soon. */
    void join(ConfiguredFriend friend) {
        duties.run(() -> {
            admission.join(friend);
            save();
        });
    }

    /** Lets go of a friend, soon. */
    void leave(ConfiguredFriend friend) {
        duties.run(() -> {
            admission.leave(friend);
            save();
        });
    }

    /** Writes what has changed within a second, once for all changes until then. */
    synchronized void save() {
        if (!saving) {
            saving = duties.later(SAVE, () -> {
                synchronized (this) {
                    saving = false;
                }
                notebook.save();
            });
        }
    }

    Roster roster() {
        return roster;
    }

    Duties duties() {
        return duties;
    }

    Listeners listeners() {
        return listeners;
    }

    Presences presences() {
        return presences;
    }

    Notebook notebook() {
        return notebook;
    }

    OpenNode node() {
        return node;
    }

    FileExchange exchange() {
        return exchange;
    }

    Views views() {
        return views;
    }

    Directory directory() {
        return directory;
    }

    Desk desk() {
        return desk;
    }

    Entrance entrance() {
        return entrance;
    }

    /** Takes leave of friends, writes what is to be remembered, and closes everything, whichever of it fails. */
    @Override
    public void close() throws IOException {
        // Closed from the last to the first: what friends said before the farewell is still told.
        try (Closeable marked = mark::stop;
                Closeable noted = notebook::save;
                listeners;
                duties;
                Closeable gone = () -> duties.run(presences::clear);
                exchange;
                lookups;
                node) {
            duties.ending();
            lookups.ending();
            notebook.nodes(node.ask(asked -> asked.nodes(NODES)));
        }
    }
}
