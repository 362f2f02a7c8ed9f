package org.tidewire.console;

/**
 * A storage backend that is there; all text is printable.
 *
 * @param name what people call it
 * @param mount where it wants to be in the tree, {@code /} if it may be the root
 * @param ranking its service ranking
 * @param bundle the symbolic name of the bundle that brought it
 * @param used whether it is in use there
 * @param transfers how many transfers have files of it open
 */
record StoreRow(String name, String mount, int ranking, String bundle, boolean used, long transfers) {}
