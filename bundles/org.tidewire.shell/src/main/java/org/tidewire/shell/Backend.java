package org.tidewire.shell;

/**
 * A storage backend that is there.
 *
 * @param name what people call it
 * @param ranking its service ranking
 * @param mount where it wants to be in the tree of all, as {@code /archive}; {@code /} if it may be the root
 * @param bundle the symbolic name of the bundle that brought it
 * @param used whether it is in use there
 * @param transfers how many transfers have files of a backend of this name open
 */
public record Backend(String name, int ranking, String mount, String bundle, boolean used, long transfers) {
    /** The mount of those that may be the root. */
    static final String ROOT = "/";

    /**
     * Tells whether it may be the root.
     *
     * @return whether it is mounted nowhere else
     */
    public boolean mayBeRoot() {
        return mount.equals(ROOT);
    }

    /**
     * Tells what it is there for now.
     *
     * @return {@code in use as root}, {@code in use at /PATH} or {@code standby}
     */
    public String state() {
        if (!used) {
            return "standby";
        }
        return mayBeRoot() ? "in use as root" : "in use at " + mount;
    }
}
