package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

class TargetTest {
    private final World world = new World(0);
    private final PublicKey friend = key();
    private final Target target = Target.friend(friend, KeyPair.random(world.random), world.network);

    @Test
    void howeverManyNodesAreToldSoManyAreAskedASecond() {
        int asked = 0;
        for (int i = 0; i < 200; i++) {
            asked += target.mayAsk(key()) ? 1 : 0;
        }
        assertEquals(24, asked);
    }

    @Test
    void aNodeIsNotAskedAgainForTenSeconds() {
        PublicKey node = key();
        assertTrue(target.mayAsk(node));
        world.network.pass(9999, () -> {});
        assertFalse(target.mayAsk(node));
        world.network.pass(1, () -> {});
        assertTrue(target.mayAsk(node));
    }

    @Test
    void theEightNearestAreKeptAndNoFartherOneIsWanted() {
        List<PublicKey> keys = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            keys.add(key());
        }
        for (PublicKey key : keys) {
            if (target.wants(key)) {
                target.admit(new Holder(new Node(key, World.address(1))));
            }
        }
        keys.sort(friend::nearer);
        List<PublicKey> kept =
                target.holders().stream().map(holder -> holder.node().key()).toList();
        assertEquals(keys.subList(0, 8), kept, world.seed());
        assertFalse(target.wants(keys.get(8)), world.seed());
    }

    private PublicKey key() {
        byte[] bytes = new byte[PublicKey.SIZE];
        world.random.nextBytes(bytes);
        return PublicKey.of(bytes);
    }
}
