package org.tidewire.shell;

import org.tidewire.transfer.Direction;

/**
 * How busy one direction is.
 *
 * @param direction which way
 * @param used transfers that hold a slot: READY, RUNNING, PAUSED or SUSPENDED
 * @param waiting transfers that are QUEUED
 */
public record Slots(Direction direction, int used, int waiting) {}
