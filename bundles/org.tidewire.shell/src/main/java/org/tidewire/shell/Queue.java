package org.tidewire.shell;

import java.util.List;

/**
 * Who has a slot and who waits.
 *
 * @param slots one for each direction
 * @param waiting the transfers that wait for a slot, first those whose turn is next
 * @param offers the files that friends have not accepted, those of one friend together in the order they are offered, also
 *     while the friend is offline
 */
public record Queue(List<Slots> slots, List<TransferRow> waiting, List<TransferRow> offers) {}
