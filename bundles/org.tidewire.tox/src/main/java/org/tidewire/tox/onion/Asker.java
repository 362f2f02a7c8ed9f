package org.tidewire.tox.onion;

import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Addresses;

/**
 * Asks nodes about targets, nearer and nearer ones, and again at the right times. What nodes say is checked before it is
 * followed, and makes for a bounded number of requests. Belongs to one thread.
 */
final class Asker {
    private static final long QUICK = 3000;
    private static final long UNANSWERED = 5000;
    private static final long ANNOUNCED = 15_000;
    private static final long STEADY = 120_000;

    /** So long one must have been announced at a node to count as steady. */
    private static final long STEADY_AFTER = 90_000;

    private static final long FOUND = 60_000;
    private static final long SLOWEST = 3_600_000;

    /** A search goes on in steps of a quarter of the time that it has taken. */
    private static final int BACK_OFF = 4;

    private static final int SEEDS = 8;
    private static final int RANDOM_SEEDS = 2;

    private final Surroundings around;
    private final Way way;
    private final Pending pending;

    Asker(Surroundings around, Way way, Pending pending) {
        this.around = around;
        this.way = way;
        this.pending = pending;
    }

    /** Asks who is due, and gives up who never answers. */
    void tick(Target target) {
        long now = now();
        for (Holder holder : target.holders()) {
            if (now - holder.lastAsked() < interval(target, holder, now)) {
                continue;
            }
            if (holder.lost()) {
                target.remove(holder);
            } else {
                ask(target, holder);
            }
        }
        if (target.seeds(target.self() ? QUICK : backOff(target))) {
            List<Node> seeds = new ArrayList<>(around.nodes().closest(target.wanted(), SEEDS, null));
            seeds.addAll(around.nodes().random(RANDOM_SEEDS));
            if (seeds.isEmpty() && target.holders().isEmpty()) {
                // Time without a network is no time of searching: with the first node it begins, and in haste.
                target.restart();
            }
            seeds.forEach(node -> follow(target, node));
        }
    }

    private static long interval(Target target, Holder holder, long now) {
        long due = target.self() ? announceInterval(holder, now) : backOff(target);
        return holder.waiting() ? Math.min(due, UNANSWERED) : due;
    }

    private static long announceInterval(Holder holder, long now) {
        if (!holder.stores(now)) {
            return QUICK;
        }
        return holder.steady(now) >= STEADY_AFTER ? STEADY : ANNOUNCED;
    }

    private static long backOff(Target target) {
        return Math.max(QUICK, Math.min(target.age() / BACK_OFF, target.stored() ? FOUND : SLOWEST));
    }

    /** Takes in what a node answered. */
    void answered(Pending.Ask ask, AnnounceResponse answer) {
        Target target = ask.target();
        ask.passage().answered();
        Holder holder = target.holder(ask.node().key());
        if (holder == null && target.wants(ask.node().key())) {
            holder = new Holder(ask.node());
            target.admit(holder);
        }
        if (holder != null) {
            holder.answered(ask.passage(), answer, holds(target, answer), now());
            // Without the node's ping id for this place nothing was stored; with it, it will be.
            if (target.self()
                    && !ask.withPingId()
                    && !holder.pingId(ask.passage()).equals(PingId.NONE)) {
                ask(target, holder);
            }
        }
        for (Node node : answer.nodes()) {
            if (Addresses.mayTell(node.address(), ask.node().address())) {
                follow(target, node);
            }
        }
    }

    private static boolean holds(Target target, AnnounceResponse answer) {
        return switch (answer.stored()) {
            case AnnounceResponse.OTHER -> !target.self() || answer.dataKey().equals(target.dataKey());
            case AnnounceResponse.SELF -> target.self();
            default -> false;
        };
    }

    /** Asks a node that is none of the holders, if it would be one. */
    private void follow(Target target, Node node) {
        // Our own node is asked like any other if others name it: two who know but each other are stored each at the
        // other
        // alone, so that the answer for one lies with itself.
        boolean known = target.holder(node.key()) != null;
        if (known || !Addresses.usable(node.address()) || !target.wants(node.key())) {
            return;
        }
        Passage passage = way.passage(node, null);
        if (passage != null && target.mayAsk(node.key())) {
            send(target, node, passage, PingId.NONE);
        }
    }

    private void ask(Target target, Holder holder) {
        Passage passage = way.passage(holder.node(), holder.passage());
        if (passage != null) {
            holder.asked(now());
            send(target, holder.node(), passage, target.self() ? holder.pingId(passage) : PingId.NONE);
        }
    }

    private void send(Target target, Node node, Passage passage, PingId pingId) {
        boolean withPingId = !pingId.equals(PingId.NONE);
        long sendback = pending.add(new Pending.Ask(target, node, passage, withPingId, now()));
        AnnounceRequest request = new AnnounceRequest(pingId, target.wanted(), target.dataKey(), sendback);
        passage.asked();
        passage.send(
                node.address(),
                request.seal(
                        target.keys().own().open(), target.keys().with(node.key()), Nonce.random(around.random())));
    }

    private long now() {
        return around.ticker().millis();
    }
}
