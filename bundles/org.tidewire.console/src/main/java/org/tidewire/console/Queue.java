package org.tidewire.console;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * Who waits, in order.
 *
 * @param waiting what waits for a slot, by direction and place
 * @param offers what friends have still to accept, by friend, in the order they are offered
 */
record Queue(List<TransferInfo> waiting, List<TransferInfo> offers) {
    /**
     * Sorts out who waits.
     *
     * @param live the transfers that are not over
     * @param remembered what a resume policy remembers, in its order; what it does not, as an avatar, comes after
     * @return the queue
     */
    static Queue of(List<TransferInfo> live, List<TransferInfo> remembered) {
        Map<String, Integer> places = new HashMap<>();
        remembered.forEach(each -> places.putIfAbsent(key(each), places.size()));
        return new Queue(
                live.stream()
                        .filter(each -> each.state() == TransferState.QUEUED)
                        .sorted(Comparator.comparing(TransferInfo::direction).thenComparingInt(TransferInfo::queue))
                        .toList(),
                live.stream()
                        .filter(Queue::isOffer)
                        .sorted(Comparator.comparing(
                                        (TransferInfo each) -> each.peer().name())
                                .thenComparingInt(each -> places.getOrDefault(key(each), Integer.MAX_VALUE))
                                .thenComparingLong(TransferInfo::number))
                        .toList());
    }

    /**
     * Tells whether a friend has to accept it.
     *
     * @param info any transfer
     * @return whether we offer it
     */
    static boolean isOffer(TransferInfo info) {
        return info.state() == TransferState.OFFERED && info.direction() == Direction.OUTGOING;
    }

    private static String key(TransferInfo info) {
        return info.direction() + " " + info.id().hex() + " "
                + info.peer().name().toUpperCase(Locale.ROOT);
    }
}
