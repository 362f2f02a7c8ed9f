package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Path;

import org.tidewire.wired.channel.ChannelWatch;

/** Measures the TLS channel alone against the bare pump. */
public final class ChannelBench {
    private ChannelBench() {}

    /**
     * Runs it.
     *
     * @param words see the readme
     * @throws IOException if a file did not arrive
     */
    public static void main(String... words) throws IOException {
        Options options = Options.of(words);
        try (Workplace place = new Workplace(options.folder());
                ChannelWatch watch = new ChannelWatch("bench-watch")) {
            Path source = options.file(place.path().resolve("source.bin"));
            Identity identity = new Identity(place.path());
            new Contest(options, System.out)
                    .run("TlsChannel", new ChannelWay(identity, watch), new RawWay(identity), source);
        }
    }
}
