package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Datagrams;

/**
 * Our own onion business: announces our real key to the nodes nearest to it, searches the announcements of friends, and
 * carries data to them. Belongs to one thread.
 */
public final class OnionClient {
    private static final long TICK = 50;

    private final Surroundings around;
    private final OnionListener listener;
    private final Letters letters;
    private final Direct direct;
    private final Entry entry;
    private final Pending pending;
    private final Asker announcer;
    private final Asker searcher;
    private final Way searching;
    private final Target self;
    private final Map<PublicKey, Target> friends = new HashMap<>();
    private long next;

    /**
     * The onion business of a real key, with a data key that is new.
     *
     * @param real our real pair
     * @param mode what it hides
     * @param around what it stands in
     * @param listener is told what comes
     */
    public OnionClient(KeyPair real, OnionMode mode, Surroundings around, OnionListener listener) {
        this(real, mode, OnionRelays.NONE, around, listener);
    }

    /**
     * The onion business of a real key, with a data key that is new, which goes through TCP relays as long as the nodes
     * around are none, because UDP is switched off or does not get through. Then the first hop is a relay, the other two
     * are nodes that answered us, and the mode makes no difference.
     *
     * @param real our real pair
     * @param mode what it hides over UDP
     * @param relays the relays
     * @param around what it stands in; nothing is sent by datagrams as long as its nodes are none
     * @param listener is told what comes
     */
    public OnionClient(KeyPair real, OnionMode mode, OnionRelays relays, Surroundings around, OnionListener listener) {
        this.around = around;
        this.listener = listener;
        letters = new Letters(real, around);
        pending = new Pending(around.ticker(), around.random());
        direct = mode == OnionMode.ZERO_HOPS ? new Direct(around) : null;
        entry = new Entry(around, relays);
        // Paths of their own, so that nobody can tell by a path who searches whom.
        announcer = new Asker(entry.surroundings(), way(), pending);
        searching = way();
        searcher = new Asker(entry.surroundings(), searching, pending);
        self = Target.self(real, letters.dataKey(), around.ticker());
        next = around.ticker().millis();
    }

    private Way way() {
        return entry.or(direct == null ? new Paths(around) : direct);
    }

    /**
     * Takes a node to begin with where the nodes around are none. At most 32 are kept, the last ones.
     *
     * @param node a node that may be a hop and be asked, though nobody knows yet whether it answers
     */
    public void bootstrap(Node node) {
        entry.bootstrap(node);
    }

    /**
     * Takes an answer to what we asked, or data for us: kinds 84 and 86, and without hops those within kind 8c.
     *
     * @param from who sent it
     * @param packet the packet, kind first; has an array; taken only if it was ours
     * @return whether it was ours; if not it may be for others
     */
    public boolean receive(InetSocketAddress from, ByteBuffer packet) {
        if (!packet.hasRemaining() || packet.remaining() > Datagrams.LIMIT || !Addresses.usable(from)) {
            return false;
        }
        ByteBuffer answer = direct == null ? packet.duplicate() : direct.answer(packet.duplicate());
        if (answer == null) {
            return false;
        }
        boolean ours = take(answer);
        if (ours) {
            packet.position(packet.limit());
        }
        return ours;
    }

    /**
     * Takes an answer to what we asked, or data for us, that came through a TCP relay; drops what is not ours.
     *
     * @param body what the last hop said, kind first: 84 or 86; has an array
     */
    public void receive(ByteBuffer body) {
        if (body.hasRemaining() && body.remaining() <= Datagrams.LIMIT) {
            take(body.duplicate());
        }
    }

    private boolean take(ByteBuffer answer) {
        return switch (answer.get(answer.position()) & 0xff) {
            case OnionKind.ANNOUNCE_RESPONSE -> announceResponse(answer);
            case OnionKind.DATA_RESPONSE -> dataResponse(answer);
            default -> false;
        };
    }

    private boolean announceResponse(ByteBuffer packet) {
        Pending.Answer answer = pending.answered(packet);
        if (answer == null) {
            return false;
        }
        entry.answered(answer.ask().node());
        Target target = answer.ask().target();
        if (target == self) {
            announcer.answered(answer.ask(), answer.response());
        } else if (friends.get(target.wanted()) == target) {
            searcher.answered(answer.ask(), answer.response());
            if (target.newlyStored()) {
                listener.found(target.wanted());
            }
        }
        return true;
    }

    private boolean dataResponse(ByteBuffer packet) {
        OnionData received = letters.open(packet);
        if (received == null) {
            return false;
        }
        listener.data(received.sender(), received.inner());
        return true;
    }

    /** Asks whoever is due; to be called often, does nothing more than every 50 ms. */
    public void tick() {
        long now = around.ticker().millis();
        if (now < next) {
            return;
        }
        next = now + TICK;
        if (entry.opened()) {
            self.restart();
            friends.values().forEach(Target::restart);
        }
        announcer.tick(self);
        for (Target friend : friends.values()) {
            searcher.tick(friend);
            friend.noticeLoss();
        }
    }

    /**
     * Searches a friend until it is forgotten, every 3 seconds at first, then ever less often, at last every hour. Called
     * again it begins anew with the haste but keeps what it found.
     *
     * @param friendRealKey the friend's real key
     */
    public void search(PublicKey friendRealKey) {
        Target known = friends.get(friendRealKey);
        if (known != null) {
            known.restart();
            return;
        }
        KeyPair temporary = KeyPair.random(around.random());
        friends.put(friendRealKey, Target.friend(friendRealKey, temporary, around.ticker()));
    }

    /**
     * Searches a friend no more.
     *
     * @param friendRealKey the friend's real key; nothing happens if it is not searched
     */
    public void forget(PublicKey friendRealKey) {
        friends.remove(friendRealKey);
    }

    /**
     * Whether somebody stores an announcement of a friend.
     *
     * @param friend the friend's real key
     * @return true if one is stored, false also for one who is not searched
     */
    public boolean found(PublicKey friend) {
        Target target = friends.get(friend);
        return target != null && target.stored();
    }

    /**
     * Sends onion data to a friend through every node that stores its announcement; the friend may get it as often.
     *
     * @param friend the friend's real key
     * @param inner 1 to 1021 bytes; taken
     * @return to how many nodes it was sent; 0 if the friend is not found
     * @throws IllegalArgumentException if it is empty or too long
     */
    public int send(PublicKey friend, ByteBuffer inner) {
        if (!inner.hasRemaining() || inner.remaining() > OnionData.LONGEST) {
            throw new IllegalArgumentException(
                    "onion data has 1 to " + OnionData.LONGEST + " bytes, not " + inner.remaining());
        }
        Target target = friends.get(friend);
        List<Holder> holders = target == null ? List.of() : target.holders();
        int sent = 0;
        for (Holder holder : holders) {
            if (holder.stores(around.ticker().millis()) && send(friend, holder, inner)) {
                sent++;
            }
        }
        inner.position(inner.limit());
        return sent;
    }

    private boolean send(PublicKey friend, Holder holder, ByteBuffer inner) {
        Node node = holder.node();
        Passage passage = searching.passage(node, holder.passage());
        if (passage == null) {
            return false;
        }
        passage.send(node.address(), letters.seal(friend, holder.dataKey(), inner));
        return true;
    }

    /**
     * Whether we are stored somewhere, so that friends can find us.
     *
     * @return true if some node has confirmed it in the last 5 minutes
     */
    public boolean announced() {
        return self.stored();
    }
}
