package org.tidewire.storage.file;

import java.io.IOException;
import java.time.Duration;

/** Does elsewhere what would keep a receiving thread. */
interface Worker {
    /** Does it soon; nothing once the storage has stopped. Does not wait. */
    void soon(Runnable work);

    /** Does it after a while; nothing once the storage has stopped. Does not wait. */
    void later(Runnable work, Duration delay);

    /**
     * Takes nothing more; what is being done is finished and waited for, what is only due is not begun.
     *
     * @throws IOException if what is being done takes too long, as on a disk that hangs
     */
    void stop() throws IOException;
}
