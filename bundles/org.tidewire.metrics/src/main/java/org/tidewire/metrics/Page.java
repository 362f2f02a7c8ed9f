package org.tidewire.metrics;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Serves one page. Slow clients cannot keep others out: a connection is over after a while, whatever it does, and when there are
 * many, the oldest ends for the newest.
 */
final class Page implements AutoCloseable {
    /** How many connections there are at a time. */
    static final int CONNECTIONS = 8;

    private final ServerSocket server;
    private final Duration patience;
    private final Function<Request, Answer> answers;
    private final Deque<Visit> open = new ArrayDeque<>(); // the oldest first; guarded by itself
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor clock;
    private final Thread acceptor;

    /**
     * Listens, and serves until it is closed.
     *
     * @param address where
     * @param patience how long a connection may take
     * @param answers what is said to a request; may be asked from several threads
     * @throws IOException if the port cannot be had
     */
    Page(InetSocketAddress address, Duration patience, Function<Request, Answer> answers) throws IOException {
        this.patience = patience;
        this.answers = answers;
        server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address);
        } catch (IOException e) {
            server.close();
            throw new IOException("org.tidewire.metrics: cannot listen on " + address + ": " + e.getMessage(), e);
        }
        threads = new ThreadPoolExecutor(
                CONNECTIONS,
                CONNECTIONS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(CONNECTIONS),
                Page::thread,
                (task, pool) -> ((Visit) task).end());
        threads.allowCoreThreadTimeOut(true);
        clock = new ScheduledThreadPoolExecutor(1, Page::thread);
        clock.setRemoveOnCancelPolicy(true); // else many quick clients would fill the memory with what is over
        acceptor = thread(this::accept);
        acceptor.start();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tidewire-metrics");
        thread.setDaemon(true);
        return thread;
    }

    /** Where it listens, as it turned out. */
    int port() {
        return server.getLocalPort();
    }

    /** The same as it stands in a URL. */
    String place() {
        InetAddress address = server.getInetAddress();
        String host = address.getHostAddress();
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port();
    }

    /** How many connections are yet to be ended by the clock. */
    int limited() {
        return clock.getQueue().size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                welcome(server.accept());
            } catch (IOException e) {
                pause(); // it is closed; or there are no more files to be opened, for the moment
            }
        }
    }

    private void pause() {
        synchronized (open) {
            try {
                if (!server.isClosed()) {
                    open.wait(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void welcome(Socket socket) {
        Visit visit = new Visit(socket);
        synchronized (open) {
            open.add(visit);
            if (open.size() > CONNECTIONS) {
                Visit oldest = open.remove();
                threads.remove(oldest); // if it still waits for a thread: so there is always room for the newest
                hangUp(oldest.socket);
            }
        }
        threads.execute(visit);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // it is gone anyway
        }
    }

    /** Ends every connection. When this returns the port is free. */
    @Override
    public void close() throws IOException {
        server.close();
        synchronized (open) {
            open.notifyAll();
        }
        try {
            acceptor.join(); // first: the port is held as long as somebody accepts, and nobody comes after that
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
        clock.shutdownNow();
        synchronized (open) {
            open.forEach(each -> hangUp(each.socket));
        }
    }

    /** One connection. */
    private final class Visit implements Runnable {
        private final Socket socket;

        Visit(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void run() {
            Future<?> limit = null;
            try {
                limit = clock.schedule(() -> hangUp(socket), patience.toMillis(), TimeUnit.MILLISECONDS);
                Request request = Request.read(socket.getInputStream());
                socket.getOutputStream().write(answers.apply(request).bytes(request.method()));
                socket.shutdownOutput();
            } catch (IOException | RejectedExecutionException e) {
                return; // the client is gone or was too slow, or the page ends
            } finally {
                end();
                if (limit != null) {
                    limit.cancel(false);
                }
            }
        }

        void end() {
            synchronized (open) {
                open.remove(this);
            }
            hangUp(socket);
        }
    }
}
