package org.tidewire.tox.onion;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.dht.Node;
import org.tidewire.tox.net.Ticker;

/** What we asked and is not answered yet, by the sendback. Bounded in number and time; belongs to one thread. */
final class Pending {
    private static final int LIMIT = 4096;
    private static final long LIFE = 20_000;

    private final Ticker ticker;
    private final SecureRandom random;
    private final Map<Long, Ask> asks = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Ask> eldest) {
            return size() > LIMIT;
        }
    };

    /**
     * A request on its way.
     *
     * @param target what it is about
     * @param node who is asked
     * @param passage how it went there
     * @param withPingId whether it carried a ping id
     * @param millis when it was sent
     */
    record Ask(Target target, Node node, Passage passage, boolean withPingId, long millis) {}

    Pending(Ticker ticker, SecureRandom random) {
        this.ticker = ticker;
        this.random = random;
    }

    /** Notes a request; returns its sendback, which nobody can guess. */
    long add(Ask ask) {
        long sendback = random.nextLong();
        asks.put(sendback, ask);
        return sendback;
    }

    /**
     * A request and what was answered to it.
     *
     * @param ask the request
     * @param response the answer, by the node that was asked
     */
    record Answer(Ask ask, AnnounceResponse response) {}

    /** Takes a packet of kind 84; null if it answers no request, or one that was answered or is too old. */
    Answer answered(ByteBuffer packet) {
        if (!AnnounceResponse.fits(packet)) {
            return null;
        }
        packet.get();
        long sendback = packet.getLong();
        Ask ask = asks.get(sendback);
        if (ask == null || ticker.millis() - ask.millis() >= LIFE) {
            return null;
        }
        BoxKey key = ask.target().keys().with(ask.node().key());
        AnnounceResponse response = AnnounceResponse.open(key, packet);
        if (response == null) {
            return null;
        }
        asks.remove(sendback);
        return new Answer(ask, response);
    }
}
