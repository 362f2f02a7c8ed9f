package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * Ends what a run before this one has received to the last byte, when it was killed before it could commit or forget it. The
 * friend's program may have been told that all arrived (Tox acknowledges packets, not files), and then never offers it again.
 * Holds its own lock while it has a partial open, which cannot be opened twice.
 */
final class LastBytes {
    private final Engine engine;
    private final Recall recall;
    private final Map<Offered, TransferInfo> ended = new ConcurrentHashMap<>();

    LastBytes(Engine engine, Recall recall) {
        this.engine = engine;
        this.recall = recall;
    }

    /** Gives what was ended so, if it is offered once more; it need not be sent. */
    Optional<TransferInfo> known(String friend, FileOffer offer) {
        return Optional.ofNullable(ended.get(Offered.of(offer, friend)));
    }

    /** Looks for such files, soon. */
    void due() {
        if (engine.memory().isThere()) {
            engine.memory().later(this::endAll);
        }
    }

    private void endAll() {
        try {
            for (TransferInfo saved : engine.memory().records().received()) {
                end(saved);
            }
        } catch (TransferException e) {
            engine.log().debug("What is whole waits for a storage.", e);
        } catch (IOException e) {
            engine.log().warn("Not all files that arrived whole could be finished: {}", Course.text(e), e);
        }
    }

    private synchronized void end(TransferInfo saved) throws IOException {
        if (engine.register().isReserved(saved.path())) {
            return; // it lives
        }
        Offered offered = new Offered(saved.id(), saved.size(), saved.peer().name());
        Storage storage = engine.storage();
        Optional<PartialFile> there = storage.reopen(saved.path());
        if (there.isEmpty()) {
            if (Recall.isWhole(storage, saved.path(), saved.size())) {
                ended.put(offered, saved);
                engine.memory().forget(saved);
            }
            return;
        }
        boolean whole;
        try (PartialFile partial = there.get()) {
            whole = partial.size() == saved.size() && partial.origin().equals(offered.text());
        }
        if (whole) {
            commit(saved, offered);
        }
    }

    private void commit(TransferInfo saved, Offered offered) throws IOException {
        FileOffer offer = new FileOffer(saved.id(), saved.kind(), saved.name(), saved.size());
        Subject subject = Subject.offered(
                engine.register().nextNumber(), Direction.INCOMING, saved.peer().name(), offer, saved.path());
        Target target = new Target(saved.path(), offered.text());
        LiveTransfer transfer = engine.make(subject, TransferState.OFFERED, 0, target, Wire.ABSENT);
        if (recall.begin(transfer, saved, offered)) {
            ended.put(offered, saved);
            engine.announce(transfer);
            transfer.control(FileControl.RESUME, Side.OURS);
        }
    }
}
