package org.tidewire.transfer.provider;

import java.util.List;

import org.tidewire.transfer.Direction;

/** Where slots are given: a counter each way for Wired clients, and another for friends, so that neither keeps the other waiting. */
final class Counters {
    private final Slots downloads;
    private final Slots uploads;
    private final Slots sends;
    private final Slots receives;

    Counters(Limits limits) {
        downloads = new Slots(limits.downloads());
        uploads = new Slots(limits.uploads());
        sends = new Slots(limits.sends());
        receives = new Slots(limits.receives());
    }

    /** Goes by other limits from now on; who has a slot keeps it. */
    void limit(Limits now) {
        downloads.limit(now.downloads());
        uploads.limit(now.uploads());
        sends.limit(now.sends());
        receives.limit(now.receives());
    }

    /** Gives where Wired clients wait. */
    Slots wired(Direction direction) {
        return direction == Direction.OUTGOING ? downloads : uploads;
    }

    /** Gives where a transfer waits, or has a slot. */
    Slots of(LiveTransfer transfer) {
        Direction direction = transfer.info().direction();
        if (transfer.friend() == Wire.WIRED) {
            return wired(direction);
        }
        return direction == Direction.OUTGOING ? sends : receives;
    }

    List<Slots> all() {
        return List.of(downloads, uploads, sends, receives);
    }

    /** Gives those that have a slot anywhere. */
    List<LiveTransfer> holding() {
        return all().stream().flatMap(each -> each.holding().stream()).toList();
    }
}
