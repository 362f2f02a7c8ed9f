package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Moves a folder of large files, all of them at the same time, each by a thread of its own. */
final class Streams implements Way {
    /** Moves one file. */
    interface Lane {
        void move(int number, Path source, Path target) throws IOException;
    }

    private final Lane lane;

    Streams(Lane lane) {
        this.lane = lane;
    }

    @Override
    public void move(Path source, Path target) throws IOException {
        Files.createDirectory(target);
        List<Path> files;
        try (Stream<Path> names = Files.list(source)) {
            files = names.sorted().toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(files.size());
        try {
            List<Future<Void>> moves = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                int number = i;
                Path file = files.get(i);
                moves.add(threads.submit(() -> {
                    lane.move(number, file, target.resolve(file.getFileName().toString()));
                    return null;
                }));
            }
            for (Future<Void> move : moves) {
                move.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException("a file could not be moved", e.getCause());
        } finally {
            threads.shutdown();
        }
    }
}
