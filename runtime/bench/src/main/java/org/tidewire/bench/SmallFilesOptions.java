package org.tidewire.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the command line says: {@code --files N --rounds N --folder DIR --ways get,put --peer sftp|forced|none --slots N}.
 *
 * @param files how many of 4 KiB
 * @param rounds that count
 * @param folder where they lie; memory if the system has some
 * @param ways {@code get}, {@code put} or both
 * @param slots how many files one client may move at once, for the server; the client moves four
 * @param peer {@code sftp}; {@code forced} for sftp that forces each file, as we do; {@code none}
 */
record SmallFilesOptions(int files, int rounds, Path folder, Set<String> ways, String peer, int slots) {
    private static final Path MEMORY = Path.of("/dev/shm");

    static SmallFilesOptions of(String... words) {
        Path place = Files.isWritable(MEMORY) ? MEMORY : Path.of(".");
        SmallFilesOptions options = new SmallFilesOptions(10_000, 3, place, Set.of("get", "put"), "sftp", 4);
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            options = options.with(words[i], words[i + 1]);
        }
        return options;
    }

    private SmallFilesOptions with(String word, String value) {
        return switch (word) {
            case "--files" -> new SmallFilesOptions(Integer.parseInt(value), rounds, folder, ways, peer, slots);
            case "--rounds" -> new SmallFilesOptions(files, Integer.parseInt(value), folder, ways, peer, slots);
            case "--folder" ->
                new SmallFilesOptions(files, rounds, Path.of(value).toAbsolutePath(), ways, peer, slots);
            case "--ways" -> new SmallFilesOptions(files, rounds, folder, Set.of(value.split(",", -1)), peer, slots);
            case "--peer" -> new SmallFilesOptions(files, rounds, folder, ways, value, slots);
            case "--slots" -> new SmallFilesOptions(files, rounds, folder, ways, peer, Integer.parseInt(value));
            default ->
                throw new IllegalArgumentException(
                        "unknown " + word
                                + "; allowed are --files N, --rounds N, --folder DIR, --ways get,put, --peer sftp|forced|none, --slots N");
        };
    }
}
