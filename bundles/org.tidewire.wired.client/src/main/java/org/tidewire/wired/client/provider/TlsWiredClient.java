package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.wired.Message;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.channel.ChannelWatch;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;

/** The client service; its connections end with it. */
@Component(configurationPid = Config.PID)
@Designate(ocd = Config.class)
public final class TlsWiredClient implements WiredClient {
    private static final int MOST_PARALLEL = 16;
    private static final int MOST_TRIES = 1000;

    private final Times times;
    private final int parallel;
    private final int reconnectTries;
    private final IntFunction<Duration> pauses;
    private final long downloadSpeed;
    private final long uploadSpeed;
    private final KnownServers known;
    private final Logger log;
    private final ChannelWatch watch;
    private final ScheduledExecutorService clock;

    /**
     * Starts the service.
     *
     * @param config see {@link Config}
     * @param log where it tells what happens
     * @throws IllegalArgumentException if a value is not allowed
     */
    @Activate
    public TlsWiredClient(Config config, @Reference(service = LoggerFactory.class) Logger log) {
        this(config, log, Lines::pause);
    }

    /**
     * Starts the service.
     *
     * @param pauses how long to wait before which try to connect again
     */
    TlsWiredClient(Config config, Logger log, IntFunction<Duration> pauses) {
        this.pauses = pauses;
        times = Times.of(config);
        parallel = count("parallel", config.parallel(), 1, MOST_PARALLEL);
        reconnectTries = count("reconnect.tries", config.reconnect_tries(), 0, MOST_TRIES);
        downloadSpeed = Throttle.checked("download.speed", config.download_speed());
        uploadSpeed = Throttle.checked("upload.speed", config.upload_speed());
        known = new KnownServers(place(config.known_servers()));
        this.log = log;
        // Threads come last: they would outlive a configuration that is refused.
        watch = new ChannelWatch("wired-client-watch");
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "wired-client-ping");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public WiredConnection connect(WiredUrl url) throws IOException {
        Lines lines = new Lines(link(url), () -> link(url), reconnectTries, pauses);
        long look = Math.max(100, times.ping().toMillis() / 4);
        ScheduledFuture<?> pings = clock.scheduleWithFixedDelay(
                () -> lines.link().control().pingIfQuiet(), look, look, TimeUnit.MILLISECONDS);
        Throttle download = new Throttle(System::nanoTime, downloadSpeed);
        Throttle upload = new Throttle(System::nanoTime, uploadSpeed);
        return new WiredSession(url, lines, parallel, download, upload, log, () -> pings.cancel(false));
    }

    private Link link(WiredUrl url) throws IOException {
        String server = url.host().toLowerCase(Locale.ROOT) + ":" + url.port();
        ServerPin pin = new ServerPin(known, server);
        Dialer dialer = new Dialer(url, pin, watch, times.connect());
        ControlConnection control = new ControlConnection(server, dialer.control(), times);
        boolean done = false;
        try {
            pin.remember();
            Message hello = Login.in(url, control);
            TransferPort port = new TransferPort(dialer, control, times.transfer(), hello.field(0));
            done = true;
            return new Link(hello, control, new Requests(control, hello.field(1)), port);
        } finally {
            if (!done) {
                control.close();
            }
        }
    }

    /** Ends the service and every connection it made. */
    @Deactivate
    public void close() {
        clock.shutdownNow();
        watch.close();
    }

    private static int count(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    private static Path place(String configured) {
        Path file = configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".tidewire", "known-servers")
                : Path.of(configured);
        return file.toAbsolutePath();
    }
}
