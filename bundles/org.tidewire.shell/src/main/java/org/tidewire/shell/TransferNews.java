package org.tidewire.shell;

import java.time.Instant;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;
import org.tidewire.transfer.TransferState;

/**
 * Tells people in their shells what friends offer, with what to type, and what failed or was interrupted, with the reason.
 * That accounts of a Wired server come and go is no news; that their files cannot be stored is.
 */
@Component(service = TransferListener.class, immediate = true)
public final class TransferNews implements TransferListener {
    private static final int NAME = 40;

    private final Bulletin bulletin;
    private final Contacts contacts;

    /**
     * Begins to listen.
     *
     * @param bulletin shows it
     * @param contacts knows our names for friends
     */
    @Activate
    public TransferNews(@Reference Bulletin bulletin, @Reference Contacts contacts) {
        this.bulletin = bulletin;
        this.contacts = contacts;
    }

    @Override
    public void offered(Transfer transfer) {
        Instant now = Instant.now();
        Topic topic = Topic.offers(contacts.last().of(transfer.info().peer()));
        bulletin.tell(topic, () -> Units.clock(now) + " " + offer(transfer.info()));
    }

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        boolean wire = after.state() == TransferState.INTERRUPTED
                && after.peer().place().isEmpty();
        if (before.state() != after.state() && (wire || after.state() == TransferState.FAILED)) {
            Instant now = Instant.now();
            Topic topic = Topic.ends(contacts.last().of(after.peer()));
            bulletin.tell(topic, () -> Units.clock(now) + " " + end(after));
        }
    }

    /** A rule may have accepted it before anybody could read this. */
    private String offer(TransferInfo info) {
        String what = contacts.now().of(info.peer()) + " offers " + name(info) + ", " + Units.size(info.size());
        return info.state() == TransferState.OFFERED
                ? what + ": transfer:accept " + info.number() + " [FOLDER or NEW NAME], or transfer:reject "
                        + info.number()
                : what + ": transfer " + info.number() + " is " + Layouts.lower(info.state());
    }

    private String end(TransferInfo info) {
        String how = info.state() == TransferState.FAILED ? " failed" : " was interrupted";
        String way = info.direction() == Direction.INCOMING ? " from " : " to ";
        String why = info.reason().isEmpty() ? "" : ": " + Text.line(info.reason());
        return "transfer " + info.number() + how + ", " + name(info) + way
                + contacts.now().of(info.peer()) + why;
    }

    private static String name(TransferInfo info) {
        String name = Text.line(info.name());
        return name.isEmpty() ? "a file without a name" : Text.fit(name, NAME);
    }
}
