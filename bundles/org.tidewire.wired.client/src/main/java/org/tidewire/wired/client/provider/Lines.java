package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import org.tidewire.wired.client.WiredException;

/** Keeps a session linked: makes a link that broke during a get or put again, with growing pauses. */
final class Lines {
    /** Makes a link. */
    @FunctionalInterface
    interface Source {
        Link open() throws IOException;
    }

    private static final int LONGEST_PAUSE = 30; // seconds

    private final Source source;
    private final int tries;
    private final IntFunction<Duration> pauses;
    private final AtomicInteger moves = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Link link;

    /**
     * Begins with a link.
     *
     * @param source makes the next
     * @param tries how many in a row may gain nothing; 0 to make none
     * @param pauses how long to wait before which try; the first is 1
     */
    Lines(Link link, Source source, int tries, IntFunction<Duration> pauses) {
        this.link = link;
        this.source = source;
        this.tries = tries;
        this.pauses = pauses;
    }

    /** Tells the usual pauses, 1, 2, 4 … 30 seconds, a quarter more or less, lest all come back at once. */
    static Duration pause(int attempt) {
        long seconds = attempt > 5 ? LONGEST_PAUSE : 1L << (attempt - 1);
        return Duration.ofMillis(seconds * ThreadLocalRandom.current().nextInt(750, 1251));
    }

    /** Tells the link in use, which may be lost. */
    Link link() {
        return link;
    }

    /** Begins a get or put, which makes a new link when it needs one, until {@link #end}. */
    void begin() {
        moves.incrementAndGet();
    }

    /** Ends a get or put, however it went. */
    void end() {
        moves.decrementAndGet();
    }

    /** Tells whether there is a link, or will be one as far as we know. */
    boolean isOpen() {
        boolean renews = tries > 0 && moves.get() > 0;
        return closed.getCount() > 0 && (renews || link.control().isOpen());
    }

    /** Tells whether something failed because the link broke, and a new one is worth a try; may take a moment. */
    boolean isBroken(Link used, IOException why) {
        boolean concernsFile =
                why instanceof WiredException || why instanceof FileSystemException || why instanceof FileFault;
        return tries > 0
                && !concernsFile
                && closed.getCount() > 0
                && !Thread.currentThread().isInterrupted() // who asks so would close the connection by asking
                && !used.control().isLeft();
    }

    /**
     * Makes a new link in place of a lost one. Whoever else lost it gets the same.
     *
     * @param progress counts the tries: a server that lets us in and drops us for ever is given up, too
     * @param kept tells what is left of the work so far, for a person
     * @throws IOException if so many tries gained nothing, or the server does not want us or is another one now
     */
    synchronized Link renew(Link lost, IOException why, Done progress, Supplier<String> kept) throws IOException {
        IOException last = why;
        while (link.equals(lost)) {
            int attempt = progress.nextTry();
            if (attempt > tries) {
                throw givenUp(last, why, kept.get());
            }
            Duration pause = pauses.apply(attempt);
            progress.reconnecting(attempt, pause, BrokenTransfer.reason(last));
            await(pause, why);
            try {
                take(source.open(), why);
            } catch (IOException e) {
                if (isFinal(e)) {
                    e.addSuppressed(why);
                    throw e;
                }
                last = e;
            }
        }
        return link;
    }

    private IOException givenUp(IOException last, IOException why, String kept) {
        IOException end = new IOException(
                "given up after " + tries + " tries to connect again that gained nothing, the last: "
                        + BrokenTransfer.reason(last) + "; " + kept,
                last);
        if (!last.equals(why)) {
            end.addSuppressed(why);
        }
        return end;
    }

    /** Closes; no link is made any more. */
    void close() throws IOException {
        closed.countDown();
        link.control().close();
    }

    private void take(Link made, IOException why) throws IOException {
        link = made;
        if (closed.getCount() == 0) { // meanwhile; whoever closed has not seen this link
            made.control().close();
            throw why;
        }
    }

    private void await(Duration pause, IOException why) throws IOException {
        try {
            if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw why;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException end = new InterruptedIOException("interrupted while waiting to connect again");
            end.initCause(e);
            end.addSuppressed(why);
            throw end;
        }
    }

    /** A refused login and another certificate stay what they are. */
    private static boolean isFinal(IOException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof WiredException || cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }
}
