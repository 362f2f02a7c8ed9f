package org.tidewire.wired.client.provider;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One connection through the proxy: two threads carry bytes, and one of them meets the fault. */
final class LoopConnection implements Closeable {
    static final String THREADS = "loop-proxy";

    private static final int DRIBBLE = 1_000;
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(15);

    /** Connects to the server once more. */
    interface Dial {
        Socket again() throws IOException;
    }

    private final Socket client;
    private final Socket server;
    private final Fault fault;
    private final Dial dial;
    private final Consumer<Fault> struck;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicInteger pumping = new AtomicInteger(2);
    private volatile boolean silent;

    LoopConnection(Socket client, Socket server, Fault fault, Dial dial, Consumer<Fault> struck) {
        this.client = client;
        this.server = server;
        this.fault = fault;
        this.dial = dial;
        this.struck = struck;
    }

    static void start(Runnable task) {
        Thread thread = new Thread(task, THREADS);
        thread.setDaemon(true);
        thread.start();
    }

    /** Carries bytes until both ends have ended. */
    void begin(Runnable over) {
        start(() -> carry(client, server, true, over));
        start(() -> carry(server, client, false, over));
    }

    /** Lets nothing pass any more. The sockets stay open until the proxy ends. */
    void silence() {
        silent = true;
    }

    private void carry(Socket from, Socket to, boolean up, Runnable over) {
        try {
            pump(from, to, up);
        } catch (IOException e) {
            if (!silent) {
                close();
            }
        }
        if (pumping.decrementAndGet() == 0 && !silent) {
            close();
            over.run();
        }
    }

    private void pump(Socket from, Socket to, boolean up) throws IOException {
        OutputStream out = to.getOutputStream();
        byte[] chunk = new byte[8192];
        long passed = 0;
        for (int length = from.getInputStream().read(chunk);
                length >= 0 && !silent;
                length = from.getInputStream().read(chunk)) {
            int before = 0;
            if (up == fault.up() && passed <= fault.after() && fault.after() < passed + length) {
                before = (int) (fault.after() - passed);
                forward(out, chunk, 0, before, up);
                before += strike(out, chunk, before, length);
                if (silent) {
                    return;
                }
            }
            forward(out, chunk, before, length, up);
            passed += length;
        }
        if (!silent) {
            to.shutdownOutput();
        }
    }

    private void forward(OutputStream out, byte[] chunk, int from, int end, boolean up) throws IOException {
        out.write(chunk, from, end - from);
        if (up && fault.kind() == Fault.Kind.REPLAY) {
            said.write(chunk, from, end - from);
        }
    }

    /** Does what is to be done; tells how many bytes it has passed on itself. */
    private int strike(OutputStream out, byte[] chunk, int from, int end) throws IOException {
        struck.accept(fault);
        switch (fault.kind()) {
            case CUT -> close();
            case RESET -> reset();
            case HALF_OPEN -> silence();
            case DELAY -> LockSupport.parkNanos(LATE);
            case REPLAY -> replay();
            case SINGLE_BYTES -> {
                int singles = Math.min(DRIBBLE, end - from);
                for (int i = from; i < from + singles; i++) {
                    out.write(chunk, i, 1);
                }
                return singles;
            }
            default -> {}
        }
        return 0;
    }

    private void reset() throws IOException {
        client.setSoLinger(true, 0);
        server.setSoLinger(true, 0);
        close();
    }

    /** A stranger says again what he overheard; what he is answered does not matter here. */
    private void replay() {
        try (Socket second = dial.again()) {
            second.setSoTimeout(500);
            second.getOutputStream().write(said.toByteArray());
            second.shutdownOutput();
            while (second.getInputStream().read() >= 0) {
                // alerts
            }
        } catch (IOException e) {
            // as it should be
        }
    }

    @Override
    public void close() {
        try (client;
                server) {
            pumping.get();
        } catch (IOException e) {
            // there is nobody to tell
        }
    }
}
