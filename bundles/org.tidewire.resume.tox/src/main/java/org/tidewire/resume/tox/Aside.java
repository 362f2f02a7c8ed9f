package org.tidewire.resume.tox;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.osgi.service.log.Logger;

/** Where files go that are no records: out of the way, for a person to look at. Nothing here is ever deleted. */
final class Aside {
    /** The folder's name; made when it is first needed. */
    static final String NAME = "aside";

    private static final int TRIES = 100_000;

    private final Path folder;
    private final Logger log;

    Aside(Path directory, Logger log) {
        folder = directory.resolve(NAME);
        this.log = log;
    }

    /**
     * Moves a file, a folder or a link here, under a free name, and says so in the log.
     *
     * @param file what to move
     * @param why what is wrong with it, for a person
     * @throws IOException if it cannot be moved; it stays where it is
     */
    void take(Path file, String why) throws IOException {
        PrivateFile.makeFolder(folder);
        Path place = free(file.getFileName().toString());
        Files.move(file, place);
        PrivateFile.forceNames(folder);
        log.warn(
                "{} is no record and was set aside as {}: {}",
                Escapes.escape(file.toString()),
                Escapes.escape(place.toString()),
                why);
    }

    private Path free(String name) throws IOException {
        for (int number = 0; number < TRIES; number++) {
            Path place = folder.resolve(number == 0 ? name : name + "." + number);
            if (!Files.exists(place, NOFOLLOW_LINKS)) {
                return place;
            }
        }
        throw new IOException(folder + " holds too many files of one name");
    }
}
