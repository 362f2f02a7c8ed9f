package org.tidewire.transfer.provider;

/** How fast all transfers together may go, in bytes per second; 0 for any speed. */
record Rates(long download, long upload) {
    static long checked(long rate) {
        if (rate != 0 && rate < Bucket.LEAST) {
            throw new IllegalArgumentException(
                    "a speed is 0 (any) or at least " + Bucket.LEAST + " bytes per second, not " + rate);
        }
        return rate;
    }
}
