package org.tidewire.transfer.provider;

/** How fast one transfer may go: as its account's bucket and everybody's allow. One that nothing limits has none. */
final class Pace {
    private final Bucket all;
    private final Bucket account;

    Pace(Bucket all, Bucket account) {
        this.all = all;
        this.account = account;
    }

    /** Notes bytes that have moved. */
    void charge(int bytes) {
        all.charge(this, bytes);
        account.charge(this, bytes);
    }

    /** Tells how many nanoseconds to wait before more may move. Who waits for its account owes the others nothing. */
    long owed() {
        return Math.max(all.owed(this), account.owed(this));
    }

    /** Tells how many bytes should move in one piece. */
    int piece() {
        return Math.min(all.piece(), account.piece());
    }

    void end() {
        all.leave(this);
        account.leave(this);
    }
}
