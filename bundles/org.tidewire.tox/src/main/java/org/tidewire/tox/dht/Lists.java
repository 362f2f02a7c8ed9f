package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Ticker;

/** All nodes we know: those around our own key and those around each searched one. */
final class Lists {
    private final Buckets own;
    private final Map<PublicKey, Search> searches = new LinkedHashMap<>();
    private final Ticker ticker;

    Lists(PublicKey own, Ticker ticker) {
        this.own = new Buckets(own);
        this.ticker = ticker;
    }

    /** The list around our own key. */
    Buckets own() {
        return own;
    }

    /** The lists around searched keys. */
    Collection<Search> searches() {
        return searches.values();
    }

    /** The search for a key; null if there is none. */
    Search search(PublicKey wanted) {
        return searches.get(wanted);
    }

    /** Begins a search, with all we know; null if there is one or the key is our own. */
    Search begin(PublicKey wanted) {
        if (searches.containsKey(wanted) || wanted.equals(own.center())) {
            return null;
        }
        Search search = new Search(wanted);
        long now = ticker.millis();
        live(now).values().forEach(entry -> search.answered(entry.node(), entry.heard(), now));
        searches.put(wanted, search);
        return search;
    }

    /** Ends a search. */
    void end(PublicKey wanted) {
        searches.remove(wanted);
    }

    /** Every list. */
    List<NodeList> all() {
        List<NodeList> all = new ArrayList<>();
        all.add(own);
        all.addAll(searches.values());
        return all;
    }

    /** The lists that nodes near a key are for: our own, and the key's if it is searched. */
    List<NodeList> around(PublicKey wanted) {
        Search search = searches.get(wanted);
        return search == null ? List.of(own) : List.of(own, search);
    }

    /** Whether any list has the key. */
    boolean known(PublicKey key) {
        return own.get(key) != null || searches.values().stream().anyMatch(search -> search.get(key) != null);
    }

    /** Whether to find out if a node is there: it would get a place somewhere, or has moved. */
    boolean curious(Node node) {
        long now = ticker.millis();
        NodeEntry entry = entry(node.key(), now);
        if (entry != null) {
            return !entry.address().equals(node.address());
        }
        // A neighbour may be a friend's machine, for which there is always a reason to look.
        return Addresses.isPrivate(node.address()) || all().stream().anyMatch(list -> list.wants(node, now));
    }

    /** The live entry of a key, whichever list it is in; null if there is none. */
    NodeEntry entry(PublicKey key, long now) {
        NodeEntry entry = own.get(key);
        if (entry != null && !entry.bad(now)) {
            return entry;
        }
        for (Search search : searches.values()) {
            NodeEntry other = search.get(key);
            if (other != null && !other.bad(now)) {
                return other;
            }
        }
        return null;
    }

    /** The live nodes nearest to a key, nearest first; if there is an asker, only those it may be told of. */
    List<Node> closest(PublicKey target, int count, InetSocketAddress asker) {
        long now = ticker.millis();
        Nearest nearest = new Nearest(target, count);
        for (NodeList list : all()) {
            for (NodeEntry entry : list.entries()) {
                if (!entry.bad(now) && (asker == null || Addresses.mayTell(entry.address(), asker))) {
                    nearest.offer(entry.node());
                }
            }
        }
        return nearest.nodes();
    }

    /** Every live node once. */
    Map<PublicKey, NodeEntry> live(long now) {
        Map<PublicKey, NodeEntry> live = new LinkedHashMap<>();
        for (NodeList list : all()) {
            for (NodeEntry entry : list.entries()) {
                if (!entry.bad(now)) {
                    live.putIfAbsent(entry.key(), entry);
                }
            }
        }
        return live;
    }
}
