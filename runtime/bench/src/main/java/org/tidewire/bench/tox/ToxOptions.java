package org.tidewire.bench.tox;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command line says.
 *
 * @param size bytes of a file in fair weather
 * @param lossy bytes of a file in bad weather
 * @param rounds how many, of which the medians count
 * @param parts what to measure: boxes, fair, lossy, restart, disk, and weather, which is left out unless it is named
 * @param sources where the original peer's sources are
 * @param folder where files lie, so the disk that is measured
 */
record ToxOptions(long size, long lossy, int rounds, List<String> parts, Path sources, Path folder) {
    private static final List<String> PARTS = List.of("boxes", "fair", "lossy", "restart", "disk", "weather");
    private static final long HUNDRED = 100_000_000;

    static ToxOptions of(String... words) {
        ToxOptions options = new ToxOptions(
                HUNDRED,
                HUNDRED,
                3,
                PARTS.subList(0, PARTS.size() - 1),
                Path.of("runtime", "tox-tests", "src", "peer"),
                Path.of(System.getProperty("java.io.tmpdir")));
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            options = options.with(words[i], words[i + 1]);
        }
        return options;
    }

    private ToxOptions with(String word, String value) {
        return switch (word) {
            case "--size" -> new ToxOptions(million(value), lossy, rounds, parts, sources, folder);
            case "--lossy" -> new ToxOptions(size, million(value), rounds, parts, sources, folder);
            case "--rounds" -> new ToxOptions(size, lossy, Integer.parseInt(value), parts, sources, folder);
            case "--parts" -> new ToxOptions(size, lossy, rounds, List.of(value.split(",")), sources, folder);
            case "--sources" -> new ToxOptions(size, lossy, rounds, parts, Path.of(value), folder);
            case "--folder" -> new ToxOptions(size, lossy, rounds, parts, sources, Path.of(value));
            default ->
                throw new IllegalArgumentException("unknown " + word
                        + "; allowed are --size MB, --lossy MB, --rounds N, --parts " + String.join(",", PARTS)
                        + ", --sources DIR, --folder DIR");
        };
    }

    private static long million(String value) {
        return Long.parseLong(value) * 1_000_000;
    }
}
