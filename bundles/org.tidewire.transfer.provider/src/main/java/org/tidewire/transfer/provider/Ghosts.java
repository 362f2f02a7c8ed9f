package org.tidewire.transfer.provider;

import java.time.Duration;
import java.util.function.Predicate;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Peer;

/** Downloads that have lost their client: who lost the connection and asks again does not wait behind what is left of it. */
final class Ghosts {
    /** A download that has not moved for so long, and is asked for again, has lost its client. */
    private static final Duration STILL = Duration.ofSeconds(3);

    private final Slots downloads;

    Ghosts(Slots downloads) {
        this.downloads = downloads;
    }

    /** Ends those of a peer that asks for a file now. */
    void end(Peer peer, FilePath source) {
        endIf(each -> each.parties().isOf(peer, source));
    }

    /** Ends those behind which the same download waits: whoever came back too early to be sure need not ask again. */
    void tick() {
        endIf(downloads::isAwaited);
    }

    private void endIf(Predicate<LiveTransfer> stands) {
        downloads.holding().stream()
                .filter(each -> stands.test(each) && each.look().compareTo(STILL) >= 0)
                .forEach(ghost -> ghost.disconnected("the same download began again"));
    }
}
