package org.tidewire.interop;

import java.nio.file.Path;
import java.util.List;

/**
 * Options of our peer, written as those of theirs.
 *
 * @param savedata {@code -s}: where identity and friends are kept
 * @param firstPort {@code -p}: the lowest UDP port
 * @param lastPort the highest
 * @param udp false with {@code -U}
 * @param lanDiscovery true with {@code -L}
 * @param files {@code -d}: the folder that files come from and go to; null to refuse them
 * @param journal {@code -j}: the directory of what is unfinished; null to remember nothing; ours alone
 * @param speed {@code -r}: bytes per second each way, 0 for any speed; ours alone
 */
record OurOptions(
        Path savedata,
        int firstPort,
        int lastPort,
        boolean udp,
        boolean lanDiscovery,
        Path files,
        Path journal,
        long speed) {
    static OurOptions read(String... words) {
        List<String> all = List.of(words);
        String[] ports = value(all, "-p").split(":");
        return new OurOptions(
                Path.of(value(all, "-s")).toAbsolutePath(),
                Integer.parseInt(ports[0]),
                Integer.parseInt(ports[ports.length - 1]),
                !all.contains("-U"),
                all.contains("-L"),
                path(all, "-d"),
                path(all, "-j"),
                all.contains("-r") ? Long.parseLong(value(all, "-r")) : 0);
    }

    private static Path path(List<String> words, String option) {
        return words.contains(option) ? Path.of(value(words, option)).toAbsolutePath() : null;
    }

    private static String value(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0 || at + 1 == words.size()) {
            throw new IllegalArgumentException("our peer needs the option " + option + " with a value");
        }
        return words.get(at + 1);
    }
}
