package org.tidewire.shell;

/**
 * A storage backend that is there.
 *
 * @param name what people call it
 * @param ranking its service ranking
 * @param bundle the symbolic name of the bundle that brought it
 * @param used whether it is the one in use: the highest ranked
 */
public record Backend(String name, int ranking, String bundle, boolean used) {}
