package org.tidewire.console;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;

/**
 * Somebody who waits; all text is printable.
 *
 * @param number the transfer's number
 * @param name the file's name
 * @param peer what we call the other end
 * @param direction which way the bytes will go
 * @param place its place in the engine's queue, from 1; 0 if it has none
 */
record QueueRow(long number, String name, String peer, Direction direction, int place) {
    /**
     * Describes a transfer that waits.
     *
     * @param info how it stands
     * @param names what we call people
     * @return its row
     */
    static QueueRow of(TransferInfo info, Names names) {
        return new QueueRow(
                info.number(), Printable.of(info.name()), names.of(info.peer()), info.direction(), info.queue());
    }
}
