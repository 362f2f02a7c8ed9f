package org.tidewire.wired.channel;

import java.io.Closeable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What the channels of one side have in common. Closes those that waited longer than they may, on a thread of its own; so
 * reads and writes can simply block. Lets no more of them encrypt much at once than there are processors. May be used from
 * any thread.
 */
public final class ChannelWatch implements Closeable {
    private static final long TICK_MS = 100;

    private final Set<TlsChannel> channels = ConcurrentHashMap.newKeySet();
    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors());
    private final ScheduledExecutorService clock;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param name of the thread
     */
    public ChannelWatch(String name) {
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(this::look, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** One that comes too late, by a connection that was under way, is closed like the others. */
    void add(TlsChannel channel) {
        channels.add(channel);
        if (closed) {
            channel.abort();
        }
    }

    Turns turns() {
        return turns;
    }

    void remove(TlsChannel channel) {
        channels.remove(channel);
    }

    private void look() {
        long now = System.nanoTime();
        for (TlsChannel channel : channels) {
            channel.closeIfOverdue(now);
        }
    }

    /** Stops the thread and closes every channel that is still open, or comes later. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        channels.forEach(TlsChannel::abort);
    }
}
