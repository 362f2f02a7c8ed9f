package org.tidewire.tox.onion;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Datagrams;

/**
 * Our own onion business: announces our real key to the nodes nearest to it, searches the announcements of friends, and
 * carries data to them. Belongs to one thread.
 */
public final class OnionClient {
    /** Keys agreed on a second with those who send us data. */
    private static final int AGREEMENTS = 64;

    private static final long TICK = 50;

    private final Surroundings around;
    private final SharedKeys real;
    private final OnionListener listener;
    private final Agreements strangers;
    private final Agreements data;
    private final Direct direct;
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
        this.around = around;
        this.listener = listener;
        this.real = new SharedKeys(real);
        strangers = new Agreements(real, around.ticker(), AGREEMENTS);
        KeyPair dataPair = KeyPair.random(around.random());
        data = new Agreements(dataPair, around.ticker(), AGREEMENTS);
        pending = new Pending(around.ticker(), around.random());
        direct = mode == OnionMode.ZERO_HOPS ? new Direct(around) : null;
        // Paths of their own, so that nobody can tell by a path who searches whom.
        announcer = new Asker(around, direct == null ? new Paths(around) : direct, pending);
        searching = direct == null ? new Paths(around) : direct;
        searcher = new Asker(around, searching, pending);
        self = Target.self(real, dataPair.open(), around.ticker());
        next = around.ticker().millis();
    }

    /**
     * Takes an answer to what we asked, or data for us: kinds 84 and 86, and without hops those within kind 8c.
     *
     * @param from who sent it
     * @param packet the packet, kind first; has an array; taken only if it was ours
     * @return whether it was ours; if not it may be for others
     */
    public boolean receive(InetSocketAddress from, ByteBuffer packet) {
        if (!packet.hasRemaining() || packet.remaining() > Datagrams.LIMIT || !Reach.isHost(from)) {
            return false;
        }
        ByteBuffer answer = direct == null ? packet.duplicate() : direct.answer(packet.duplicate());
        if (answer == null) {
            return false;
        }
        boolean ours =
                switch (answer.get(answer.position()) & 0xff) {
                    case OnionKind.ANNOUNCE_RESPONSE -> announceResponse(answer);
                    case OnionKind.DATA_RESPONSE -> dataResponse(answer);
                    default -> false;
                };
        if (ours) {
            packet.position(packet.limit());
        }
        return ours;
    }

    private boolean announceResponse(ByteBuffer packet) {
        if (!AnnounceResponse.fits(packet)) {
            return false;
        }
        packet.get();
        long sendback = packet.getLong();
        Pending.Ask ask = pending.get(sendback);
        AnnounceResponse answer = ask == null
                ? null
                : AnnounceResponse.open(ask.target().keys().with(ask.node().key()), packet);
        if (answer == null) {
            return false;
        }
        pending.remove(sendback);
        Target target = ask.target();
        if (target == self) {
            announcer.answered(ask, answer);
        } else if (friends.get(target.wanted()) == target) {
            searcher.answered(ask, answer);
            if (target.newlyStored()) {
                listener.found(target.wanted());
            }
        }
        return true;
    }

    private boolean dataResponse(ByteBuffer packet) {
        OnionData received = OnionData.open(packet, data, strangers);
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
        var letter = new OnionData.Letter(real.own().open(), real.with(friend), inner);
        passage.send(node.address(), OnionData.seal(friend, holder.dataKey(), letter, around.random()));
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
