package org.tidewire.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A peer of either kind that keeps files, and what is unfinished, in a folder of its own.
 *
 * @param kind whose Tox it runs
 * @param peer the process
 * @param folder where all it keeps lies
 */
record Keeper(Kind kind, Peer peer, Path folder) {
    /**
     * Starts one.
     *
     * @param network where
     * @param name what failures call it
     * @param speed bytes a second that it sends, 0 for any
     * @param more options
     */
    static Keeper start(Network network, Kind kind, String name, long speed, String... more) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "networks")), name);
        List<String> options = new ArrayList<>(List.of("-r", Long.toString(speed)));
        options.addAll(
                kind == Kind.OURS
                        ? List.of("-d", folder + "/files", "-j", folder + "/journal")
                        : List.of("-d", folder.toString()));
        options.addAll(List.of(more));
        return new Keeper(kind, network.start(kind, name, options.toArray(new String[0])), folder);
    }

    /** Where a received file is once it is whole. */
    Path file(String name) {
        return kind == Kind.OURS ? folder.resolve("files/Received").resolve(name) : folder.resolve(name);
    }

    /** Where what has arrived of a file is. */
    Path partial(String name) {
        Path file = file(name);
        return file.resolveSibling(name + (kind == Kind.OURS ? ".WiredTransfer" : ".part"));
    }

    /** How many bytes have arrived of a file; all if it is whole. */
    long held(String name, long size) throws IOException {
        try {
            return Files.size(partial(name));
        } catch (NoSuchFileException e) {
            return Files.exists(file(name)) ? size : 0;
        }
    }

    /** The records of what is unfinished. */
    List<String> unfinished() throws IOException {
        try (Stream<Path> records = Files.list(folder.resolve("journal"))) {
            return records.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    @Override
    public String toString() {
        return peer.toString();
    }
}
