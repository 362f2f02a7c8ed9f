package org.tidewire.wired.server;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.tidewire.wired.Message;

/**
 * The replies to one command, made as they are sent. What fails on the way ends them with the reply that says so, and the
 * session lives on. For one thread.
 */
final class Replies implements Iterator<Message> {
    private final Iterator<Message> source;
    private final Function<RuntimeException, Message> fault;
    private Message due;
    private boolean over;

    private Replies(Iterator<Message> source, Function<RuntimeException, Message> fault) {
        this.source = source;
        this.fault = fault;
    }

    /**
     * Makes replies that never throw.
     *
     * @param source closed with them
     * @param fault says what to reply
     * @param unclosed hears if the source cannot be closed, when all is said
     */
    static Stream<Message> of(
            Stream<Message> source, Function<RuntimeException, Message> fault, Consumer<RuntimeException> unclosed) {
        Replies replies = new Replies(source.iterator(), fault);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(replies, traits), false)
                .onClose(() -> close(source, unclosed));
    }

    @Override
    public boolean hasNext() {
        if (due == null && !over) {
            try {
                due = source.hasNext() ? source.next() : null;
                over = due == null;
            } catch (RuntimeException e) {
                due = fault.apply(e);
                over = true;
            }
        }
        return due != null;
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Message message = due;
        due = null;
        return message;
    }

    private static void close(Stream<Message> source, Consumer<RuntimeException> unclosed) {
        try {
            source.close();
        } catch (RuntimeException e) {
            unclosed.accept(e);
        }
    }
}
