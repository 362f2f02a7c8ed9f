package org.tidewire.tox.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;
import org.tidewire.tox.net.Route;

/** Somebody at relays who writes down what happens. */
final class Client implements RelayListener {
    final PublicKey key;
    final Relays relays;
    final List<String> heard = new ArrayList<>();

    /** The way of the last event. */
    Route last;

    Client(Wires wires) {
        SecureRandom random = new SecureRandom();
        KeyPair pair = KeyPair.random(random);
        key = pair.open();
        relays = new Relays(new SharedKeys(pair), wires, this, wires, random);
    }

    @Override
    public void received(Route from, ByteBuffer packet) {
        last = from;
        heard.add("received " + text(packet));
    }

    @Override
    public void reachable(PublicKey dhtKey, Route route) {
        last = route;
        heard.add("reachable");
    }

    @Override
    public void gone(Route route) {
        last = route;
        heard.add("gone");
    }

    @Override
    public void onion(ByteBuffer body) {
        heard.add("onion " + text(body));
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }
}
