package org.tidewire.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells a person that the server is up, once it answers on its control port: whoever reads the greeting can connect.
 * Then the shell may start, if there is to be one. Not in script mode, where only the commands speak.
 */
@Component(
        service = {},
        immediate = true)
public final class Greeting {
    // Counted from when the server has been started, so that even 0 would do.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int PAUSE_MILLIS = 10;
    private static final int CONNECT_MILLIS = 1000;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final PrintStream out;
    private final PrintStream err;
    private final BooleanSupplier active;

    /**
     * Starts to wait for the server.
     *
     * @param context tells the properties, without which nothing happens, and whether the server is this process's
     * @param firstStart knows the administrator's password at a first start
     */
    @Activate
    public Greeting(BundleContext context, @Reference FirstStart firstStart) {
        // Not System.out: Gogo takes that over.
        this(stream(FileDescriptor.out), stream(FileDescriptor.err), () -> WiredServerState.isActive(context));
        Optional<Launch> launch =
                Launch.of(context::getProperty).filter(l -> l.script().isEmpty());
        if (launch.isPresent()) {
            Thread thread = new Thread(() -> run(context, launch.get(), firstStart.password()), "tidewire-greeting");
            thread.setDaemon(true);
            thread.start();
        }
    }

    Greeting(PrintStream out, PrintStream err, BooleanSupplier active) {
        this.out = out;
        this.err = err;
        this.active = active;
    }

    /** Stops waiting. */
    @Deactivate
    public void deactivate() {
        stopped.countDown();
    }

    // The shell comes after the greeting, which would else be written over its prompt.
    private void run(BundleContext context, Launch launch, Optional<String> password) {
        try {
            StartLevel.reach(context, StartLevel.SERVER);
            greet(launch, password, PATIENCE);
            if (launch.shell()) {
                StartLevel.reach(context, StartLevel.SHELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void greet(Launch launch, Optional<String> password, Duration patience) {
        if (answers(launch, patience)) {
            long process = ProcessHandle.current().pid();
            out.println(String.join(System.lineSeparator(), GreetingText.lines(launch, password, process)));
        } else if (stopped.getCount() > 0) {
            err.println(GreetingText.silence(launch));
        }
    }

    private boolean answers(Launch launch, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        String host = GreetingText.reachable(launch.address());
        try {
            do {
                if (active.getAsBoolean() && (launch.port() == 0 || connects(host, launch.port()))) {
                    return true;
                }
            } while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() - deadline < 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean connects(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false; // not yet, or never: the deadline decides
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
    }
}
