package org.tidewire.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.tidewire.friend.Message;
import org.tidewire.friend.MessageListener;

/**
 * Remembers what was said last, in memory. When it is full, the friend with whom most was said loses the oldest of it, so
 * that one who floods does not drive out what others said. May be called from any thread.
 *
 * <p>Immediate, since it listens before anybody asks.
 */
@Component(
        service = {Conversation.class, MessageListener.class},
        immediate = true)
public final class Conversation implements MessageListener {
    /** How many messages are kept; of 1,372 bytes each, so less than a megabyte. */
    static final int KEPT = 500;

    private final Deque<Message> messages = new ArrayDeque<>(); // guarded by this
    private final Map<String, Integer> counts = new HashMap<>(); // by friend, 1 or more; guarded by this

    @Override
    public synchronized void message(Message message) {
        said(message);
    }

    /**
     * Remembers a message, ours or a friend's.
     *
     * @param message the newest one
     */
    synchronized void said(Message message) {
        messages.addLast(message);
        counts.merge(message.friend(), 1, Integer::sum);
        if (messages.size() > KEPT) {
            forgetOne();
        }
    }

    /**
     * Tells the last messages.
     *
     * @param count how many at most, 1 or more
     * @return the oldest first
     */
    synchronized List<Message> last(int count) {
        return messages.stream().skip(Math.max(0, messages.size() - count)).toList();
    }

    private void forgetOne() {
        String loudest = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        Iterator<Message> oldest = messages.iterator();
        while (!oldest.next().friend().equals(loudest)) {
            // looks on for the first of that friend, of whom there is one
        }
        oldest.remove();
        counts.computeIfPresent(loudest, (name, count) -> count == 1 ? null : count - 1);
    }
}
