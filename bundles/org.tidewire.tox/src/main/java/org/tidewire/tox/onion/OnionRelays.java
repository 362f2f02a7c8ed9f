package org.tidewire.tox.onion;

import java.nio.ByteBuffer;

/** The TCP relays through which onion requests can leave where UDP is of no use. Used on the onion's thread. */
public interface OnionRelays {
    /** None, ever. */
    OnionRelays NONE = new OnionRelays() {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public boolean send(ByteBuffer body) {
            return false;
        }
    };

    /**
     * Whether any relay takes requests.
     *
     * @return false if none is connected now
     */
    boolean ready();

    /**
     * Has a relay send an onion request on; its answer is to be given to {@link OnionClient#receive(ByteBuffer)}.
     *
     * @param body nonce[24], the next hop's address[19] and what that one gets; taken if the answer is true
     * @return false if no relay takes it now, and it is lost
     */
    boolean send(ByteBuffer body);
}
