package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

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
import org.tidewire.wired.channel.TlsChannel;
import org.tidewire.wired.client.WiredClient;
import org.tidewire.wired.client.WiredConnection;

/** The client service; its connections end with it. */
@Component(configurationPid = Config.PID)
@Designate(ocd = Config.class)
public final class TlsWiredClient implements WiredClient {
    private final Times times;
    private final KnownServers known;
    private final Logger log;
    private final ChannelWatch watch = new ChannelWatch("wired-client-watch");
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "wired-client-ping");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts the service.
     *
     * @param config see {@link Config}
     * @param log where it tells what happens
     * @throws IllegalArgumentException if a value is not allowed
     */
    @Activate
    public TlsWiredClient(Config config, @Reference(service = LoggerFactory.class) Logger log) {
        times = Times.of(config);
        known = new KnownServers(place(config.known_servers()));
        this.log = log;
    }

    @Override
    public WiredConnection connect(WiredUrl url) throws IOException {
        String server = url.host().toLowerCase(Locale.ROOT) + ":" + url.port();
        ServerPin pin = new ServerPin(known, server);
        Dialer dialer = new Dialer(url, pin, watch, times.connect());
        TlsChannel channel = dialer.control();
        ControlConnection control = new ControlConnection(server, channel, times);
        boolean done = false;
        try {
            pin.remember();
            Message hello = Login.in(url, control);
            TransferPort port = new TransferPort(dialer, control, times.transfer(), hello.field(0));
            long look = Math.max(100, times.ping().toMillis() / 4);
            ScheduledFuture<?> pings =
                    clock.scheduleWithFixedDelay(control::pingIfQuiet, look, look, TimeUnit.MILLISECONDS);
            done = true;
            String name = Entries.shown(hello.field(2));
            return new WiredSession(url, name, control, port, log, () -> pings.cancel(false));
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

    private static Path place(String configured) {
        Path file = configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".tidewire", "known-servers")
                : Path.of(configured);
        return file.toAbsolutePath();
    }
}
