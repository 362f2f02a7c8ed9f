package org.tidewire.events.provider;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.log.Logger;
import org.tidewire.events.TransferTopics;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/**
 * Makes events of what the engine tells, in its order. They are sent, so that it is known when handlers have them, and on another
 * thread: the engine's listeners are told one after another, and none of them may wait for a handler.
 */
final class Poster implements TransferListener {
    private final EventAdmin admin;
    private final Clock clock;
    private final Arrivals arrivals;
    private final Executor teller;
    private final Audience audience;
    private final Logger log;

    /**
     * Posts nothing yet.
     *
     * @param admin takes the events
     * @param clock tells when something happened
     * @param arrivals knows what arrives
     * @param teller does one thing after another, and may wait for handlers
     * @param audience hears later what an earlier engine had begun, if nobody hears it now
     * @param log is told of events that could not be sent
     */
    Poster(EventAdmin admin, Clock clock, Arrivals arrivals, Executor teller, Audience audience, Logger log) {
        this.admin = admin;
        this.clock = clock;
        this.arrivals = arrivals;
        this.teller = teller;
        this.audience = audience;
        this.log = log;
    }

    /** Tells new states. Places in the queue, and paths that were chosen, are none. */
    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        boolean over = after.state().isFinal();
        if (!over) {
            arrivals.follow(before, after);
        }
        Note note = over ? arrivals.of(after) : null;
        if (before.state() != after.state()) {
            tell(TransferEvent.changed(before.state(), after, clock.instant()), note);
        } else if (before.equals(after)) {
            tell(TransferEvent.began(after, clock.instant()), note);
        }
    }

    /** Tells once more what was completed, whether or not anybody has heard of it; and follows what is not over. */
    void repeat(List<Transfer> all) {
        for (Transfer each : all) {
            TransferInfo info = each.info();
            if (info.state() == TransferState.COMPLETED) {
                tell(TransferEvent.repeated(info, each.since()), arrivals.of(info));
            } else if (!info.state().isFinal()) {
                arrivals.follow(info, info);
                catchUp(each);
            }
        }
    }

    /** Tells the end of what has ended while it was followed, and whose note may have been dropped before it was made. */
    private void catchUp(Transfer followed) {
        TransferInfo now = followed.info();
        Note note = now.state().isFinal() ? arrivals.of(now) : null;
        if (note != null && now.state() == TransferState.COMPLETED) {
            tell(TransferEvent.repeated(now, followed.since()), note);
        } else if (note != null) {
            arrivals.told(note);
        }
    }

    /** Tells that a file has arrived, of which an earlier engine may have told or not. */
    void arrived(Note note) {
        tell(TransferEvent.repeated(note.info(), clock.instant()), note);
    }

    /**
     * The note of what is over goes when handlers know; null if there is none. What an earlier engine had begun is promised to
     * whoever comes at the start; other news is for those who are there.
     */
    private void tell(Event event, Note note) {
        teller.execute(() -> {
            try {
                // asked before it is sent, not after
                boolean unheard = note != null && isPromised(event, note) && !audience.isThere();
                admin.sendEvent(event);
                if (unheard) {
                    audience.later(note);
                } else if (note != null) {
                    arrivals.told(note);
                }
            } catch (RuntimeException e) {
                log.warn("An event was not sent: {}", event.getTopic(), e);
            }
        });
    }

    private boolean isPromised(Event event, Note note) {
        return event.getTopic().equals(TransferTopics.COMPLETED) && arrivals.wasFormer(note);
    }
}
