package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfer;

/** One end of a line between two engines: what is said here is done there, in order, until it is cut. */
final class Pipe implements Friend {
    /** What happens at the other end. */
    interface Word {
        void hear(Node there) throws IOException;
    }

    private final Queue<Word> words = new ConcurrentLinkedQueue<>();
    private volatile boolean cut;

    void say(Word word) throws IOException {
        if (cut) {
            throw new IOException("line is dead");
        }
        words.add(word);
    }

    /** What was said and not heard is lost, as with a line that breaks. */
    void cut() {
        cut = true;
        words.clear();
    }

    /** Lets the other end hear the next word; false if there is none. */
    boolean hear(Node there) throws IOException {
        Word next = cut ? null : words.poll();
        if (next != null) {
            next.hear(there);
        }
        return next != null;
    }

    Map<String, Object> named(String id) {
        return Map.of(Friend.ID, id);
    }

    @Override
    public void offer(Transfer transfer) throws IOException {
        say(there -> there.offered(transfer.info()));
    }

    @Override
    public void control(Transfer transfer, FileControl control) throws IOException {
        FileId id = transfer.info().id();
        say(there -> there.controlled(id, control));
    }

    @Override
    public void seek(Transfer transfer, long position) throws IOException {
        FileId id = transfer.info().id();
        say(there -> there.sought(id, position));
    }
}
