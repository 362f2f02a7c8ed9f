package org.tidewire.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * What the command line says: {@code --size MiB --rounds N --folder DIR --streams N --tls NAME}.
 *
 * @param size bytes of all that is moved
 * @param rounds that count
 * @param folder where files lie; memory if the system has some, so that the disk is not what is measured
 * @param streams how many files that is, moved at the same time
 * @param tls who speaks TLS: {@code jdk} or {@code conscrypt}
 */
record Options(long size, int rounds, Path folder, int streams, String tls) {
    private static final Path MEMORY = Path.of("/dev/shm");

    static Options of(String... words) {
        Options options = new Options(
                1L << 30, 5, Files.isWritable(MEMORY) ? MEMORY : Path.of("").toAbsolutePath(), 1, "jdk");
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            options = options.with(words[i], words[i + 1]);
        }
        return options;
    }

    private Options with(String word, String value) {
        return switch (word) {
            case "--size" -> new Options(Long.parseLong(value) << 20, rounds, folder, streams, tls);
            case "--rounds" -> new Options(size, Integer.parseInt(value), folder, streams, tls);
            case "--folder" -> new Options(size, rounds, Path.of(value).toAbsolutePath(), streams, tls);
            case "--streams" -> new Options(size, rounds, folder, Integer.parseInt(value), tls);
            case "--tls" -> new Options(size, rounds, folder, streams, value);
            default ->
                throw new IllegalArgumentException("unknown " + word
                        + "; allowed are --size MiB, --rounds N, --folder DIR, --streams N, --tls jdk|conscrypt");
        };
    }

    /** Makes the folder that is moved, a file for each stream: random, so that nothing on the way can be clever. */
    Path files(Path folder) throws IOException {
        Files.createDirectory(folder);
        Random random = new Random(1);
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < streams; i++) {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(folder.resolve("file-" + i + ".bin")))) {
                for (long left = size / streams; left > 0; left -= block.length) {
                    random.nextBytes(block);
                    out.write(block, 0, (int) Math.min(left, block.length));
                }
            }
        }
        return folder;
    }
}
