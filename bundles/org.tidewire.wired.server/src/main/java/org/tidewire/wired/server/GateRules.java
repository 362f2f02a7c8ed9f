package org.tidewire.wired.server;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is counted at the door, and what for.
 *
 * @param penalties whether sources are penalised
 * @param exempt networks where nothing is counted: behind them are many that look like one
 * @param perSource how many connections one source may have; 0 for any number
 */
record GateRules(boolean penalties, List<Network> exempt, int perSource) {
    // Whoever calls from here is on this machine already, or comes by a proxy or tunnel that all others share.
    private static final List<Network> LOOPBACK = List.of(Network.of("127.0.0.0/8"), Network.of("::1"));

    /** Makes the networks immutable. */
    GateRules {
        exempt = List.copyOf(exempt);
    }

    /**
     * Reads the rules of a configuration; loopback is always exempt.
     *
     * @throws IllegalArgumentException naming the key, the value and what is allowed
     */
    static GateRules of(ServerConfig config) {
        Stream<Network> named = Stream.of(config.penalty_exempt())
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::of);
        int perSource = Settings.within("connections.per.source", config.connections_per_source(), 0, 100_000);
        return new GateRules(
                config.penalties(), Stream.concat(LOOPBACK.stream(), named).toList(), perSource);
    }

    boolean exempts(InetAddress address) {
        return exempt.stream().anyMatch(network -> network.holds(address));
    }
}
