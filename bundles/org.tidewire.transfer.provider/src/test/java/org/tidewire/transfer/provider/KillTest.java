package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.FileKind;

/** Two programs send each other files, and are killed again and again. */
class KillTest {
    private static final int KILLS = 200;
    private static final int FILES = 6;

    private final Node anna = new Node("anna", "bert");
    private final Node bert = new Node("bert", "anna");
    private final Map<String, byte[]> sent = new TreeMap<>();

    @Test
    void twoHundredKillsLoseNothingAndAskNobodyTwice() throws Exception {
        long seed = 20_240_517;
        Random random = new Random(seed);
        connect();
        int number = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % 10 == 0) {
                number = sendMore(random, number);
            }
            run(random.nextInt(60));
            end(random.nextInt(4));
            connect();
        }
        String said = "seed " + seed;
        finish(said);
        assertTrue(anna.resumed + bert.resumed > KILLS / 4, said + ": too few were in mid-transfer");
        check(said, anna);
        check(said, bert);
        anna.fixture.close();
        bert.fixture.close();
    }

    private int sendMore(Random random, int from) throws Exception {
        int number = from;
        for (int i = 0; i < FILES; i++, number++) {
            Node sender = number % 2 == 0 ? anna : bert;
            byte[] bytes = Fixture.random(random.nextInt(120_000), number);
            FilePath path = FilePath.of("/" + sender.name + number + ".bin");
            sender.storage.files.put(path, bytes);
            sent.put(path.name(), bytes);
            sender.fixture.engine.send(sender.peer, path, FileKind.DATA);
        }
        return number;
    }

    private void connect() {
        Pipe there = new Pipe();
        Pipe back = new Pipe();
        anna.connect(there);
        bert.connect(back);
    }

    /** Kills one of the two, both, or only the line. */
    private void end(int what) {
        if (what == 0 || what == 2) {
            anna.kill();
        }
        if (what == 1 || what == 2) {
            bert.kill();
        }
        anna.disconnect();
        bert.disconnect();
    }

    private void run(int steps) throws Exception {
        anna.fixture.quiet();
        bert.fixture.quiet();
        for (int step = 0; step < steps; step++) {
            step();
        }
    }

    private boolean step() throws Exception {
        boolean sent = anna.send();
        boolean answered = bert.send();
        boolean heard = anna.line.hear(bert);
        return bert.line.hear(anna) || sent || answered || heard;
    }

    private void finish(String said) throws Exception {
        for (int idle = 0, step = 0; idle < 3; step++) {
            idle = step() ? 0 : idle + 1;
            if (idle > 0) {
                anna.fixture.quiet();
                bert.fixture.quiet();
            }
            assertTrue(step < 1_000_000, said + ": it comes to no end");
        }
    }

    private void check(String said, Node node) {
        assertEquals(List.of(), node.policy.unfinished(node.peer), said);
        assertEquals(0, node.resent, said + ": bytes that were held came again");
        assertEquals(node.asked.stream().distinct().toList(), node.asked, said + ": somebody was asked twice");
        assertEquals(0, node.storage.open, said);
        sent.forEach((name, bytes) -> {
            if (!name.startsWith(node.name)) {
                assertArrayEquals(bytes, node.storage.files.get(FilePath.of("/Received/" + name)), said + " " + name);
            }
        });
        assertTrue(node.storage.files.keySet().stream().noneMatch(FilePath::isPartial), said);
    }
}
