package org.tidewire.transfer.provider;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.osgi.service.log.Logger;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;

/** Tells listeners, in order and on a thread of its own, so that none of them ever holds up a transfer. */
final class Events implements AutoCloseable {
    private final List<TransferListener> listeners = new CopyOnWriteArrayList<>();
    private volatile TransferListener last = new TransferListener() {};
    private final Logger log;
    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    // What happens after the engine has stopped is nobody's news any more.
    private final ExecutorService teller = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            news,
            Threads.named("tidewire-transfer-events"),
            new ThreadPoolExecutor.DiscardPolicy());

    Events(Logger log) {
        this.log = log;
    }

    /** Tells one after all others, the engine's own. */
    void last(TransferListener listener) {
        last = listener;
    }

    void add(TransferListener listener) {
        listeners.add(listener);
    }

    void remove(TransferListener listener) {
        listeners.remove(listener);
    }

    /** Tells whether listeners have not heard all there is yet. What can wait should then. */
    boolean isBehind() {
        return !news.isEmpty();
    }

    /** Does something once all listeners have heard what there is. */
    void then(Runnable task) {
        teller.execute(task);
    }

    void offered(LiveTransfer transfer) {
        tell(listener -> listener.offered(transfer));
    }

    void changed(TransferInfo before, TransferInfo after) {
        tell(listener -> listener.changed(before, after));
    }

    private void tell(Consumer<TransferListener> news) {
        teller.execute(() -> {
            listeners.forEach(listener -> tell(listener, news));
            tell(last, news);
        });
    }

    private void tell(TransferListener listener, Consumer<TransferListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException e) {
            log.warn("A transfer listener failed: {}", listener.getClass().getName(), e);
        }
    }

    @Override
    public void close() {
        teller.shutdown();
    }
}
