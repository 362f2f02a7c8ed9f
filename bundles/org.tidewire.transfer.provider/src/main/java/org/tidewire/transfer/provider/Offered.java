package org.tidewire.transfer.provider;

import java.util.Optional;

import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileOffer;

/** Which offer a partial is a part of, remembered beside it; so that no other's bytes are ever gone on with. */
record Offered(FileId id, long size, String friend) {
    private static final String MARK = "offer";

    static Offered of(FileOffer offer, String friend) {
        return new Offered(offer.id(), offer.size(), friend);
    }

    /** Writes it on one line: a mark that no checksum is, file id, size, friend. */
    String text() {
        return MARK + " " + id.hex() + " " + size + " " + friend;
    }

    /** Reads it; empty if something else began the partial. */
    static Optional<Offered> of(String text) {
        String[] parts = text.split(" ", 4);
        boolean wellFormed = parts.length == 4
                && parts[0].equals(MARK)
                && parts[1].matches("[0-9a-f]{64}")
                && parts[2].matches("-1|[0-9]{1,18}");
        return wellFormed
                ? Optional.of(new Offered(new FileId(parts[1]), Long.parseLong(parts[2]), parts[3]))
                : Optional.empty();
    }
}
