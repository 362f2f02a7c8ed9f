package org.tidewire.tox.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.tox.file.Noted;

/** Files, which a node without anybody who takes them refuses. */
class FilesTest {
    private static final int REQUEST = 80;
    private static final int CONTROL = 81;
    private static final int DATA = 82;
    private static final int SENDER = 0;
    private static final int RECEIVER = 1;
    private static final int KILL = 2;

    private final Town town = new Town(23);
    private final Person anna = town.person("anna", Town.address(2));
    private final Visitor visitor = Visitor.of(town, 3);

    @BeforeEach
    void visit() {
        anna.node.add(visitor.contact());
        visitor.visit(anna);
    }

    private List<String> answers() {
        town.pass(2_000);
        assertTrue(visitor.linked(anna), town.toString());
        return visitor.received(CONTROL);
    }

    @Test
    void anOfferIsRefusedByAKill() {
        byte[] offer = new byte[49];
        offer[0] = 7;
        visitor.send(anna, REQUEST, offer);
        assertEquals(List.of("010702"), answers());
    }

    @Test
    void everyOfferIsRefusedOnItsOwn() {
        for (int number = 0; number < 256; number++) {
            byte[] offer = new byte[45];
            offer[0] = (byte) number;
            visitor.send(anna, REQUEST, offer);
        }
        List<String> answers = answers();
        assertEquals(256, answers.size());
        for (int number = 0; number < 256; number++) {
            assertEquals("01%02x02".formatted(number), answers.get(number));
        }
    }

    @Test
    void aControlOfAFileNobodyKnowsIsAnsweredByAKillOfTheSameFile() {
        visitor.send(anna, CONTROL, (byte) SENDER, (byte) 5, (byte) 0);
        visitor.send(anna, CONTROL, (byte) RECEIVER, (byte) 6, (byte) 1);
        visitor.send(anna, CONTROL, new byte[] {RECEIVER, 8, 3, 0, 0, 0, 0, 0, 0, 0, 9});
        assertEquals(List.of("010502", "000602", "000802"), answers());
    }

    @Test
    void aKillIsNeverAnswered() {
        for (int role : new int[] {SENDER, RECEIVER}) {
            visitor.send(anna, CONTROL, (byte) role, (byte) 5, (byte) KILL);
        }
        assertEquals(List.of(), answers());
    }

    @Test
    void aShortPieceBeforeTheEndOfAFileEndsIt() {
        Noted end = new Noted();
        anna.files.get(visitor.key()).taker(file -> {
            end.file = file;
            return end;
        });
        byte[] offer = new byte[45];
        offer[11] = 100; // 25,600 bytes
        visitor.send(anna, REQUEST, offer);
        town.pass(100);
        assertEquals(25_600, end.file.size());
        end.file.accept();
        visitor.send(anna, DATA, new byte[1372]);
        visitor.send(anna, DATA, new byte[101]);
        visitor.send(anna, DATA, new byte[1372]);
        assertEquals(List.of("010000"), answers());
        assertEquals(List.of("early"), end.events);
        assertEquals(1471, end.bytes.size());
    }

    @Test
    void dataAndRubbishAreNotAnswered() {
        visitor.send(anna, DATA, (byte) 1, (byte) 2, (byte) 3);
        visitor.send(anna, DATA);
        visitor.send(anna, REQUEST, new byte[44]);
        visitor.send(anna, REQUEST, new byte[45 + 256]);
        visitor.send(anna, CONTROL, (byte) 2, (byte) 0, (byte) 0);
        visitor.send(anna, CONTROL, (byte) 0, (byte) 0, (byte) 4);
        assertEquals(List.of(), answers());
    }
}
