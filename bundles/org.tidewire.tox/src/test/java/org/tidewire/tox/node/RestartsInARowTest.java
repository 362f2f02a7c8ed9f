package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.tox.dht.Node;

/** Friends who are killed again and again, or both at once, and come back where they were with other DHT keys. */
class RestartsInARowTest {
    private static final long SOON = 3_000;

    private final Town town = new Town(37);
    private final Person guide = town.person("guide", Town.address(1));
    private final Person anna = town.person("anna", Town.address(2));
    private final Person bert = town.person("bert", Town.address(3));

    @BeforeEach
    void befriend() {
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        Person.befriend(anna, bert);
        town.pass(20_000);
    }

    private void backSoon(String what) {
        assertTrue(town.passUntil(() -> anna.sees(bert) && bert.sees(anna), SOON) >= 0, what + ", " + town);
    }

    @Test
    void aSecondRestartIsNoticedAsSoonAsTheFirst() {
        for (int i = 0; i < 3; i++) {
            bert.vanish();
            bert.start(bert.address);
            bert.node.bootstrap(anna.place());
            bert.node.add(anna.contact());
            assertTrue(town.passUntil(() -> bert.sees(anna), SOON) >= 0, "restart " + i + ", " + town);
            backSoon("restart " + i);
            town.pass(1_000);
        }
    }

    @Test
    void twoWhoRestartAtOnceFindEachOtherWhereTheyWere() {
        Node annas = anna.place();
        Node berts = bert.place();
        anna.vanish();
        bert.vanish();
        town.pass(5_000);
        anna.start(anna.address);
        bert.start(bert.address);
        anna.node.bootstrap(guide.place());
        bert.node.bootstrap(guide.place());
        anna.node.add(new Contact(bert.key(), null, List.of(), berts));
        bert.node.add(new Contact(anna.key(), null, List.of(), annas));
        backSoon("both restarted");
    }
}
