package org.tidewire.tox.link;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

import org.tidewire.tox.crypto.BoxKey;
import org.tidewire.tox.crypto.Nonce;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.net.Allowance;
import org.tidewire.tox.net.Route;

/**
 * Gives a cookie to everybody who asks, and keeps nothing of it. Strangers get a bounded number a second, and of the costly
 * first answers to a key a smaller one, so that a flood of requests leaves the links their time.
 */
final class CookieAnswers {
    private static final int ANSWERS = 2000;
    private static final int AGREEMENTS = 500;
    private static final int KNOWN = 512;

    /** What may come at once is a tenth of what may come in a second. */
    private static final int PARTS = 10;

    private final Self self;
    private final Allowance answers;
    private final Allowance agreements;

    /** Keys agreed on a short time ago, which {@link org.tidewire.tox.crypto.SharedKeys} still has. */
    private final Map<PublicKey, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicKey, Boolean> eldest) {
            return size() > KNOWN;
        }
    };

    CookieAnswers(Self self) {
        this.self = self;
        this.answers = new Allowance(self.ticker(), ANSWERS, ANSWERS / PARTS);
        this.agreements = new Allowance(self.ticker(), AGREEMENTS, AGREEMENTS / PARTS);
    }

    /** Answers a request behind its sender's key, by the way it came; a linked sender never has to wait. */
    void answer(Route from, PublicKey dht, ByteBuffer request, boolean linked) {
        if (!linked && !allowed(dht)) {
            return;
        }
        BoxKey key = self.dht().with(dht);
        CookieRequest asked = CookieRequest.open(key, request);
        if (asked == null) {
            return;
        }
        ByteBuffer cookie = ByteBuffer.allocate(Cookies.SIZE);
        self.cookies().issue(asked.real(), dht, cookie);
        from.send(new CookieResponse(cookie.flip(), asked.echo()).packet(key, Nonce.random(self.random())));
    }

    private boolean allowed(PublicKey dht) {
        if (known.get(dht) == null) {
            if (!agreements.take()) {
                return false;
            }
            known.put(dht, true);
        }
        return answers.take();
    }
}
