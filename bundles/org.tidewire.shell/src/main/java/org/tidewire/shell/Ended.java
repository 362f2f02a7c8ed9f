package org.tidewire.shell;

/**
 * A transfer that is over, as the history shows it.
 *
 * @param transfer the transfer
 */
public record Ended(TransferRow transfer) {}
