package org.tidewire.tox.dht;

import java.net.InetSocketAddress;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.PublicKey;

/** Questions that may still be answered: each once, in time, by the node asked and from the address asked. */
final class Pending {
    private static final int LIMIT = 1024;

    private final long validity;
    private final SecureRandom random;
    private final Recent<Long, Question> questions = new Recent<>(LIMIT);

    /** Whom was asked, for which key's nodes (null for a ping), and when in milliseconds. */
    record Question(Node node, PublicKey wanted, long asked) {}

    /** Questions that are good for so many milliseconds. */
    Pending(long validity, SecureRandom random) {
        this.validity = validity;
        this.random = random;
    }

    /** Remembers a question and gives it an id nobody can guess. */
    long add(Node node, PublicKey wanted, long now) {
        long id = random.nextLong();
        questions.put(id, new Question(node, wanted, now));
        return id;
    }

    /** The question that this answers; null if there is none. */
    Question take(long id, PublicKey sender, InetSocketAddress from, long now) {
        Question question = questions.get(id);
        if (question == null || !question.node().equals(new Node(sender, from))) {
            return null;
        }
        questions.remove(id);
        return now - question.asked() < validity ? question : null;
    }
}
