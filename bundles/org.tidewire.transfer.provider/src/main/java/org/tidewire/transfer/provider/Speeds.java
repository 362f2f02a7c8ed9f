package org.tidewire.transfer.provider;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The speed limits of one direction: a bucket for all, and one for each account that is limited. */
final class Speeds {
    private final Time time;
    private final Bucket all;
    private final Map<String, Bucket> accounts = new HashMap<>();
    private final Map<LiveTransfer, Pace> paces = new HashMap<>();
    private long total;

    Speeds(Time time) {
        this.time = time;
        all = new Bucket(time);
    }

    /** Sets what all may move together, in bytes per second; 0 for any. */
    synchronized void limit(long now) {
        total = now;
        all.rate(now);
    }

    /** Gives a transfer its pace, or takes it away if nothing limits it any more; by what its account may as of now. */
    void adjust(LiveTransfer transfer) {
        adjust(transfer, transfer.subject().speed()); // asks the host, so not under the lock
    }

    private synchronized void adjust(LiveTransfer transfer, long speed) {
        Bucket own = accounts.get(transfer.parties().account());
        if (own != null) {
            own.rate(speed);
        }
        if (transfer.info().state().isFinal() || (total == 0 && speed == 0)) {
            end(transfer);
        } else if (!paces.containsKey(transfer)) {
            Pace pace = new Pace(all, account(transfer.parties().account(), speed));
            paces.put(transfer, pace);
            transfer.pace(pace);
        }
    }

    private Bucket account(String name, long speed) {
        Bucket bucket = accounts.computeIfAbsent(name, absent -> new Bucket(time));
        bucket.rate(speed);
        return bucket;
    }

    /** Forgets the pace of a transfer that is over. Harmless twice. */
    synchronized void end(LiveTransfer transfer) {
        Pace pace = paces.remove(transfer);
        if (pace != null) {
            transfer.pace(null);
            pace.end();
        }
    }

    /** Forgets the accounts that move nothing, once they have paid. */
    synchronized void sweep() {
        Set<String> moving = new HashSet<>();
        paces.keySet().forEach(transfer -> moving.add(transfer.parties().account()));
        accounts.entrySet()
                .removeIf(each ->
                        !moving.contains(each.getKey()) && each.getValue().isPaid());
    }
}
