package org.tidewire.events.provider;

import java.time.Clock;
import java.util.List;

import org.osgi.service.event.EventAdmin;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/**
 * Posts what the engine tells, in its order. Posted, never sent: the engine's listeners are told one after another, and none of
 * them may wait for a handler. Called from the engine's thread and from the component's.
 */
final class Poster implements TransferListener {
    private final EventAdmin admin;
    private final Clock clock;

    Poster(EventAdmin admin, Clock clock) {
        this.admin = admin;
        this.clock = clock;
    }

    /** Posts new states. Places in the queue, and paths that were chosen, are none. */
    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        if (before.state() != after.state()) {
            admin.postEvent(TransferEvent.changed(before.state(), after, clock.instant()));
        } else if (before.equals(after)) {
            admin.postEvent(TransferEvent.began(after, clock.instant()));
        }
    }

    /** Posts once more what was completed, whether or not anybody has heard of it. */
    void repeat(List<Transfer> all) {
        for (Transfer each : all) {
            TransferInfo info = each.info();
            if (info.state() == TransferState.COMPLETED) {
                admin.postEvent(TransferEvent.repeated(info, each.since()));
            }
        }
    }
}
