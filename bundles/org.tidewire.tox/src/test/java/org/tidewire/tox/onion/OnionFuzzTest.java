package org.tidewire.tox.onion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.tox.net.Datagrams;

class OnionFuzzTest {
    private static final int ROUNDS = 60;

    private final World world = new World(12);
    private final Random random = new Random(world.seed);

    @Test
    void noChangedPacketMovesAServiceToMoreThanTheTrueOne() {
        for (World.Sent packet : traffic()) {
            List<World.Sent> truth = served(packet, packet.packet());
            for (int i = 0; i < ROUNDS; i++) {
                ByteBuffer changed = changed(packet.packet());
                List<World.Sent> answers = served(packet, changed);
                String what = Integer.toHexString(packet.kind()) + ", " + world.seed();
                assertTrue(answers.size() <= 1, what);
                answers.forEach(answer -> assertNoWorse(changed, answer, truth, what));
            }
            world.network.pass(100, () -> {});
        }
    }

    @Test
    void aChangedLayerIsNeverForwarded() {
        for (World.Sent packet : traffic()) {
            int hop = packet.kind() - OnionKind.HOP_A;
            if (hop < 0 || hop > 2) {
                continue;
            }
            int sealed = packet.packet().remaining() - hop * ReturnPath.HOP;
            for (int i = 0; i < ROUNDS; i++) {
                ByteBuffer changed = ByteBuffer.wrap(packet.packet().array().clone());
                int at = 1 + random.nextInt(sealed - 1);
                changed.put(at, (byte) (changed.get(at) ^ 1 << random.nextInt(8)));
                assertEquals(List.of(), served(packet, changed), "byte " + at + ", " + world.seed());
            }
            world.network.pass(1000, () -> {});
        }
    }

    @Test
    void noiseOfEveryKindIsSilentlyDropped() {
        World.Person ann = world.person(101, OnionMode.THREE_HOPS, 12);
        World.Person bob = world.person(102, OnionMode.ZERO_HOPS, 12);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(1, 1500)];
            random.nextBytes(noise);
            noise[0] = (byte) (0x80 + random.nextInt(16));
            World.Sent packet =
                    new World.Sent(bob.address, world.members.get(0).node().address(), ByteBuffer.wrap(noise));
            assertEquals(List.of(), served(packet, packet.packet()), world.seed());
            ann.client.receive(bob.address, ByteBuffer.wrap(noise));
            bob.client.receive(ann.address, ByteBuffer.wrap(noise));
        }
        assertEquals(List.of(), ann.mail);
        assertEquals(List.of(), bob.mail);
    }

    @Test
    void noChangedDataIsDelivered() {
        List<World.Sent> traffic = traffic();
        World.Person ann = world.people.get(0);
        int checked = 0;
        for (World.Sent packet : traffic) {
            if (packet.kind() != OnionKind.DATA_RESPONSE || !packet.to().equals(ann.address)) {
                continue;
            }
            checked++;
            int before = ann.mail.size();
            for (int i = 0; i < ROUNDS; i++) {
                ByteBuffer changed = ByteBuffer.wrap(packet.packet().array().clone());
                int at = random.nextInt(changed.remaining());
                changed.put(at, (byte) (changed.get(at) ^ 1 << random.nextInt(7)));
                ann.client.receive(packet.from(), changed);
            }
            assertEquals(before, ann.mail.size(), world.seed());
        }
        assertTrue(checked > 0, world.seed());
    }

    private void assertNoWorse(ByteBuffer request, World.Sent answer, List<World.Sent> truth, String what) {
        assertEquals(1, truth.size(), what);
        assertEquals(truth.get(0).to(), answer.to(), what);
        boolean answered = OnionKind.isResponse(truth.get(0).kind());
        assertTrue(truth.get(0).kind() == answer.kind() || (answered && OnionKind.isResponse(answer.kind())), what);
        int growth = answer.packet().remaining() - request.remaining();
        assertTrue(growth <= AnnounceResponse.LONGEST + 1 - AnnounceRequest.SIZE, what);
        assertTrue(answer.packet().remaining() <= Datagrams.LIMIT, what);
    }

    /** One packet or two of every kind between two people who meet. */
    private List<World.Sent> traffic() {
        World.Person ann = world.person(101, OnionMode.THREE_HOPS, 12);
        World.Person bob = world.person(102, OnionMode.THREE_HOPS, 12);
        bob.client.search(ann.key());
        world.pass(6000);
        bob.client.send(ann.key(), ByteBuffer.allocate(300));
        world.pass(100);
        List<World.Sent> some = new ArrayList<>();
        for (int kind = OnionKind.HOP_A; kind <= OnionKind.BACK_A; kind++) {
            int wanted = kind;
            List<World.Sent> those = world.sent.stream()
                    .filter(packet -> packet.kind() == wanted)
                    .toList();
            some.addAll(those.subList(Math.max(0, those.size() - 2), those.size()));
        }
        assertTrue(some.size() >= 18, some.size() + " packets, " + world.seed());
        return some;
    }

    /** What a node sends when it gets something in place of a packet. */
    private List<World.Sent> served(World.Sent packet, ByteBuffer instead) {
        world.sent.clear();
        world.members.stream()
                .filter(member -> member.node().address().equals(packet.to()))
                .forEach(member -> member.service().receive(packet.from(), instead.duplicate()));
        return List.copyOf(world.sent);
    }

    private ByteBuffer changed(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.duplicate().get(bytes);
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(1, bytes.length));
            case 2 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 100));
            default -> bytes[0] = (byte) (0x80 + random.nextInt(16));
        }
        return ByteBuffer.wrap(bytes);
    }
}
