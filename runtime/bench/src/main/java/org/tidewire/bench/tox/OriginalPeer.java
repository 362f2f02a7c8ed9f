package org.tidewire.bench.tox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The peer in C on libtoxcore, which the interoperability tests use too. */
final class OriginalPeer {
    private OriginalPeer() {}

    /**
     * Builds it.
     *
     * @param sources the folder of its sources
     * @param program where it goes
     * @return whether there is one now; if not it has been said why
     */
    static boolean build(Path sources, Path program) throws IOException {
        if (!Files.isDirectory(sources)) {
            System.out.println("Only ours is measured: the original peer's sources are not in " + sources);
            return false;
        }
        try {
            List<String> command = new ArrayList<>(List.of("cc", "-std=c11", "-O2", "-pthread", "-o"));
            command.add(program.toString());
            try (Stream<Path> files = Files.list(sources)) {
                files.map(Path::toString).filter(name -> name.endsWith(".c")).forEach(command::add);
            }
            String flags = run(List.of("pkg-config", "--cflags", "--libs", "toxcore"));
            command.addAll(List.of(flags.strip().split("\\s+")));
            run(command);
            return true;
        } catch (IOException e) {
            System.out.println("Only ours is measured: the original peer cannot be built, " + e.getMessage()
                    + "; apt-get install libtoxcore-dev pkg-config gcc libc6-dev");
            return false;
        }
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command.get(0) + " says " + output);
        }
        return output;
    }
}
