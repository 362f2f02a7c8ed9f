package org.tidewire.tox.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.List;

/** Two clients and a relay, in memory. */
abstract class TwoClients {
    final long seed = new SecureRandom().nextLong();
    final Wires wires = new Wires(seed);
    final FakeRelay relay = new FakeRelay(wires, 3389);
    final Client alice = new Client(wires);
    final Client bob = new Client(wires);

    final void pass(long millis) {
        wires.pass(millis, () -> {
            alice.relays.tick();
            bob.relays.tick();
        });
    }

    final void meet() {
        alice.relays.add(relay.node);
        bob.relays.add(relay.node);
        alice.relays.connect(bob.key, List.of());
        bob.relays.connect(alice.key, List.of());
        pass(1_000);
        assertEquals(List.of("reachable"), alice.heard, told());
        assertEquals(List.of("reachable"), bob.heard, told());
    }

    final String told() {
        return "seed " + seed;
    }
}
