package org.tidewire.events.provider;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Lives of the process, one after the other, over the same notes and files. */
abstract class Lives {
    static final String FILM = "/Uploads/film.mkv";

    @TempDir
    Path notes;

    final Map<String, Long> files = new HashMap<>();

    Life begin() {
        return new Life(notes, files);
    }

    /** What the next life tells. */
    Life next() {
        return begin().finds();
    }

    static TransferInfo film(long number, TransferState state) {
        return Infos.upload(number, FILM, 100, state, 0, "");
    }
}
