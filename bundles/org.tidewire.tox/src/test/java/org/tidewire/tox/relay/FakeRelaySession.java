package org.tidewire.tox.relay;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;

/** One client of a relay. */
class FakeRelaySession implements StreamListener {
    final Map<Integer, PublicKey> ids = FakeRelay.noIds();
    final Stream stream;
    PublicKey client;
    boolean closed;

    private final FakeRelay relay;
    private final ByteBuffer come = ByteBuffer.allocate(1 << 18);
    private final SecureRandom random = new SecureRandom();
    private BoxKey key;
    private Nonce in;
    private Nonce out;

    FakeRelaySession(FakeRelay relay, Stream stream) {
        this.relay = relay;
        this.stream = stream;
    }

    int id(PublicKey peer) {
        int id = 16;
        while (ids.containsKey(id) && !ids.get(id).equals(peer)) {
            id++;
        }
        ids.put(id, peer);
        return id;
    }

    @Override
    public void opened() {}

    @Override
    public void read(ByteBuffer bytes) {
        come.put(bytes).flip();
        if (key == null && come.remaining() >= 128) {
            greet();
        }
        while (key != null && come.remaining() >= 2 && come.remaining() >= 2 + come.getShort(come.position())) {
            int length = come.getShort();
            ByteBuffer body = key.open(in, come.slice(come.position(), length));
            if (body == null) {
                throw new AssertionError("a client's frame does not open");
            }
            come.position(come.position() + length);
            in = in.plus(1);
            relay.take(this, body);
        }
        come.compact();
    }

    private void greet() {
        client = PublicKey.read(come);
        Nonce nonce = Nonce.read(come);
        BoxKey shared = relay.keys.with(client);
        ByteBuffer plain = shared.open(nonce, come.slice(come.position(), 72));
        come.position(come.position() + 72);
        KeyPair own = KeyPair.random(random);
        key = BoxKey.between(own.secret(), PublicKey.read(plain));
        in = Nonce.read(plain);
        out = Nonce.random(random);
        ByteBuffer answer = ByteBuffer.allocate(56);
        own.open().write(answer);
        out.write(answer);
        Nonce once = Nonce.random(random);
        ByteBuffer hello = ByteBuffer.allocate(96);
        once.write(hello);
        stream.write(hello.put(shared.seal(once, answer.array())).flip());
        relay.clients.put(client, this);
    }

    /** Sends a frame. */
    void send(int kind, ByteBuffer rest) {
        ByteBuffer body =
                ByteBuffer.allocate(1 + rest.remaining()).put((byte) kind).put(rest);
        byte[] box = key.seal(out, body.array());
        out = out.plus(1);
        stream.write(ByteBuffer.allocate(2 + box.length)
                .putShort((short) box.length)
                .put(box)
                .flip());
    }

    @Override
    public void closed() {
        closed = true;
        if (client != null && relay.clients.remove(client, this)) {
            ids.values().forEach(peer -> relay.leave(this, peer));
        }
    }
}
