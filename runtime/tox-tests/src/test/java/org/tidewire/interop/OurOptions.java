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
 * @param files what is done with files; null without {@code -d}: they are refused
 */
record OurOptions(Path savedata, int firstPort, int lastPort, boolean udp, boolean lanDiscovery, FileOptions files) {
    static OurOptions read(String... words) {
        List<String> all = List.of(words);
        String[] ports = value(all, "-p").split(":");
        return new OurOptions(
                Path.of(value(all, "-s")).toAbsolutePath(),
                Integer.parseInt(ports[0]),
                Integer.parseInt(ports[ports.length - 1]),
                !all.contains("-U"),
                all.contains("-L"),
                all.contains("-d") ? files(all) : null);
    }

    private static FileOptions files(List<String> words) {
        return new FileOptions(
                path(words, "-d"),
                path(words, "-j"),
                words.contains("-r") ? Long.parseLong(value(words, "-r")) : 0,
                words.contains("-a"),
                words.contains("-1"));
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
