package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.util.List;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Addresses;
import org.tidewire.tox.net.Allowance;
import org.tidewire.tox.net.Ticker;

/** Takes answers to our questions: who answers gets into the lists, and whom it tells of is asked if that is of use. */
final class Responses {
    /** Many lists fill in a second with these, and no liar makes us a nuisance to others. */
    private static final int LEARNED_PER_SECOND = 200;

    private final Questions questions;
    private final Lists lists;
    private final Ticker ticker;
    private final DhtListener listener;
    private final Allowance learned;

    Responses(Questions questions, Lists lists, Ticker ticker, DhtListener listener) {
        this.questions = questions;
        this.lists = lists;
        this.ticker = ticker;
        this.listener = listener;
        this.learned = new Allowance(ticker, LEARNED_PER_SECOND);
    }

    /** Takes a ping response. */
    void ping(InetSocketAddress from, DhtPacket.Opened opened) {
        Ping ping = Ping.read(DhtPacket.PING_RESPONSE, opened.plain());
        if (ping != null) {
            Pending.Question question = questions.answered(ping, opened.sender(), from);
            if (question != null) {
                admit(question);
            }
        }
    }

    /** Takes a nodes response; an empty one is ignored, as by every node. */
    void nodes(InetSocketAddress from, DhtPacket.Opened opened) {
        NodesResponse response = NodesResponse.read(opened.plain());
        if (response != null && !response.nodes().isEmpty()) {
            Pending.Question question = questions.answered(response, opened.sender(), from);
            if (question != null) {
                admit(question);
                learn(question.wanted(), from, response.nodes());
            }
        }
    }

    /** Tells the listener of every searched node that is newly found or has moved. */
    void tell() {
        for (Search search : List.copyOf(lists.searches())) {
            InetSocketAddress address = search.news(ticker.millis());
            if (address != null) {
                listener.found(search.center(), address);
            }
        }
    }

    private void admit(Pending.Question question) {
        long now = ticker.millis();
        Node node = question.node();
        for (NodeList list : lists.all()) {
            NodeEntry entry = list.answered(node, now, now);
            if (entry != null && list.center().equals(question.wanted())) {
                entry.ask(now);
            }
        }
        listener.seen(node.key(), node.address());
        if (lists.search(node.key()) != null) {
            tell();
        }
    }

    private void learn(PublicKey wanted, InetSocketAddress from, List<Node> nodes) {
        long now = ticker.millis();
        for (Node node : nodes) {
            if (Addresses.mayTell(node.address(), from)
                    && !node.key().equals(lists.own().center())) {
                lists.around(wanted).forEach(list -> learn(list, node, now));
            }
        }
    }

    private void learn(NodeList list, Node node, long now) {
        if (list.wants(node, now) && !questions.asked(node, list.center()) && learned.take()) {
            questions.nodes(node, list.center());
        }
    }
}
