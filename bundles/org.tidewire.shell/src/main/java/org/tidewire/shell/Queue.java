package org.tidewire.shell;

import java.util.List;

import org.tidewire.transfer.TransferInfo;

/**
 * Who has a slot and who waits for one.
 *
 * @param slots one for each direction
 * @param waiting the transfers that wait, first those whose turn is next
 */
public record Queue(List<Slots> slots, List<TransferInfo> waiting) {}
