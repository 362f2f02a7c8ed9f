package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** What a policy that comes is told: whatever lives; and then, what it knows of is listed. Of the memory's thread. */
final class Introduction {
    private final Engine engine;
    private final Backlog backlog;
    private final Puts puts;

    Introduction(Engine engine, Backlog backlog) {
        this.engine = engine;
        this.backlog = backlog;
        puts = new Puts(engine);
    }

    void run() {
        int times = engine.memory().times();
        Set<Debts.Key> known = new HashSet<>();
        engine.memory().records().sends().orElse(List.of()).forEach(each -> known.add(Debts.key(each)));
        engine.register().live().stream()
                .filter(each -> each.friend() != Wire.ABSENT || !known.contains(Debts.key(each.info())))
                .forEach(this::remember);
        engine.memory().introduced(times);
        backlog.list();
    }

    /** What a new policy does not know yet; an offer that nobody has accepted is not ours to remember. */
    private void remember(LiveTransfer transfer) {
        if (transfer.parties().isPut()) {
            puts.remember(transfer);
            return;
        }
        TransferInfo info = transfer.info();
        boolean accepted = info.direction() == Direction.OUTGOING || info.state() != TransferState.OFFERED;
        if (transfer.friend() == Wire.WIRED || !accepted || info.state().isFinal()) {
            return;
        }
        try {
            engine.memory().remember(info);
            if (transfer.info().state().isFinal()) {
                engine.memory().over(transfer.info()); // again, for it was over before it was remembered
            }
            transfer.conduct().prepare();
        } catch (IOException e) {
            backlog.left(transfer);
            engine.log().warn("{} goes on, but could not be remembered: {}", info.path(), Course.text(e));
        }
    }
}
