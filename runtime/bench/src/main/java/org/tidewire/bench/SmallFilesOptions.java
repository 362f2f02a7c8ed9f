package org.tidewire.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the command line says: {@code --files N --rounds N --folder DIR --ways get,put --peer sftp|forced|none}.
 *
 * @param files how many of 4 KiB
 * @param rounds that count
 * @param folder where they lie; memory if the system has some
 * @param ways {@code get}, {@code put} or both
 * @param peer {@code sftp}; {@code forced} for sftp that forces each file, as we do; {@code none}
 */
record SmallFilesOptions(int files, int rounds, Path folder, Set<String> ways, String peer) {
    private static final Path MEMORY = Path.of("/dev/shm");

    static SmallFilesOptions of(String... words) {
        Path place = Files.isWritable(MEMORY) ? MEMORY : Path.of(".");
        SmallFilesOptions options = new SmallFilesOptions(10_000, 3, place, Set.of("get", "put"), "sftp");
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
            case "--files" -> new SmallFilesOptions(Integer.parseInt(value), rounds, folder, ways, peer);
            case "--rounds" -> new SmallFilesOptions(files, Integer.parseInt(value), folder, ways, peer);
            case "--folder" ->
                new SmallFilesOptions(files, rounds, Path.of(value).toAbsolutePath(), ways, peer);
            case "--ways" -> new SmallFilesOptions(files, rounds, folder, Set.of(value.split(",", -1)), peer);
            case "--peer" -> new SmallFilesOptions(files, rounds, folder, ways, value);
            default ->
                throw new IllegalArgumentException("unknown " + word
                        + "; allowed are --files N, --rounds N, --folder DIR, --ways get,put, --peer sftp|forced|none");
        };
    }
}
