package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferException.Reason;
import org.tidewire.transfer.TransferInfo;

/** Offers whose file id a host chose: an id is on offer to a friend once at a time, or a resume could not tell two apart. */
final class Hosted {
    /** Makes an offer known to the register. */
    interface Offering {
        Transfer make() throws IOException;
    }

    private record Offer(String friend, FileId id) {}

    private final Register register;
    private final Set<Offer> underWay = ConcurrentHashMap.newKeySet();

    Hosted(Register register) {
        this.register = register;
    }

    /**
     * Makes an offer unless the id is on offer to the friend. Two hosts that offer it at the same moment do not both get by:
     * who is not in the register yet is under way.
     *
     * @throws TransferException {@code DENIED} if it is
     */
    Transfer once(String friend, FileId id, Offering offering) throws IOException {
        Offer offer = new Offer(friend, id);
        if (!underWay.add(offer)) {
            throw refused(offer);
        }
        try {
            if (register.live(friend).stream().anyMatch(live -> isOf(live, offer))) {
                throw refused(offer);
            }
            return offering.make();
        } finally {
            underWay.remove(offer);
        }
    }

    private static boolean isOf(LiveTransfer live, Offer offer) {
        TransferInfo info = live.info();
        return live.friend() != Wire.WIRED
                && info.direction() == Direction.OUTGOING
                && info.id().equals(offer.id())
                && info.peer().name().equals(offer.friend());
    }

    private static TransferException refused(Offer offer) {
        return new TransferException(
                Reason.DENIED, "the file " + offer.id().hex() + " is on offer to the friend already");
    }
}
