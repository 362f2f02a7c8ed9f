package org.tidewire.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Friends one or both of whom have no UDP, and a TCP relay between them. */
class RelayIT {
    private static final String NO_UDP = "-U";

    @RegisterExtension
    final Network network = new Network();

    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void friendsOfWhomOneHasNoUdpTalkThroughARelay(Pair pair) throws Exception {
        talk(network.start(pair.one(), "one", NO_UDP), network.start(pair.other(), "other"));
    }

    @ParameterizedTest
    @MethodSource("org.tidewire.interop.Pair#all")
    void friendsWithoutUdpTalkThroughARelay(Pair pair) throws Exception {
        talk(network.start(pair.one(), "one", NO_UDP), network.start(pair.other(), "other", NO_UDP));
    }

    /** Begins with a Tox ID, so that announcing and searching go through the relay too. */
    private void talk(Peer one, Peer other) throws Exception {
        Peer relay = network.startRelay();
        Peer node = network.start(Kind.THEIRS, "node");
        node.bootstrap(relay);
        for (Peer each : new Peer[] {one, other}) {
            each.bootstrap(relay);
            each.relay(relay);
        }
        one.tell("ask", other.id(), "through a relay");
        assertEquals("through a relay", other.await("request", one.key()).get(2));
        other.tell("add", one.key());
        one.await("online", other.key());
        other.await("online", one.key());
        one.tell("say", other.key(), "can you hear me?");
        other.await("message", one.key(), "can you hear me?");
        other.tell("say", one.key(), "loud and clear");
        one.await("message", other.key(), "loud and clear");
    }
}
