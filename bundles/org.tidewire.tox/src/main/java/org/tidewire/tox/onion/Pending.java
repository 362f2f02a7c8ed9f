package org.tidewire.tox.onion;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** The request of a sendback; null if there is none, or it is too old. */
    Ask get(long sendback) {
        Ask ask = asks.get(sendback);
        return ask == null || ticker.millis() - ask.millis() >= LIFE ? null : ask;
    }

    /** Forgets a request that was answered. */
    void remove(long sendback) {
        asks.remove(sendback);
    }
}
