package org.tidewire.transfer.provider;

import java.io.IOException;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.TransferException;

/** Lets go of somebody who is a friend no more: nothing of theirs goes on, or is taken up again. */
final class Farewell {
    private final Engine engine;

    Farewell(Engine engine) {
        this.engine = engine;
    }

    /** On the memory's thread: what was being remembered is by then, and what waits is listed by none but this thread. */
    void to(String friend) {
        engine.memory().later(() -> {
            engine.register().live(friend).stream()
                    .filter(each -> each.friend() != Wire.WIRED) // an account may have any name
                    .forEach(this::cancel);
            try {
                engine.memory().forget(friend);
            } catch (IOException e) {
                engine.log().warn("What is remembered of {} could not be forgotten: {}", friend, Course.text(e));
            }
        });
    }

    private void cancel(LiveTransfer transfer) {
        try {
            transfer.control(FileControl.CANCEL, Side.OURS);
        } catch (TransferException e) {
            engine.log().debug("{} was over already.", transfer.info(), e);
        }
    }
}
