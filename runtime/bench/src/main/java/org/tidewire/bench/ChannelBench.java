package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.tidewire.bench.Race.Side;
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
            Path source = options.files(place.path().resolve("source"));
            Identity identity = new Identity(place.path());
            ChannelWay channel = new ChannelWay(identity, watch);
            RawWay raw = new RawWay(identity);
            Side ours = new Side("ours", new Streams((i, from, to) -> channel.move(from, to)), Race::processor);
            Side pump = new Side("pump", new Streams((i, from, to) -> raw.move(from, to)), Race::processor);
            new Race(options.size(), options.rounds(), System.out)
                    .run("TlsChannel", List.of(ours, pump), source, place.path().resolve("target"));
        }
    }
}
