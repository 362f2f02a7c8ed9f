package org.tidewire.transfer.provider;

import java.util.function.Consumer;

import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;

/** A listener that passes on how things stand now. */
record Ear(Consumer<TransferInfo> news) implements TransferListener {
    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        news.accept(after);
    }
}
