package org.tidewire.shell;

/**
 * What news are about: those of one topic are counted together when they come too fast.
 *
 * @param one what one of them is called, such as {@code message of bob}
 * @param many what several are called
 */
record Topic(String one, String many) {
    /** Those who want to become friends, whoever they are: who floods with them has as many keys as they like. */
    static final Topic REQUESTS = new Topic("friend request", "friend requests");

    /** Files that were dropped in and do not work. */
    static final Topic DEPLOYED = new Topic("file that does not work", "files that do not work");

    /**
     * What a friend says.
     *
     * @param friend its name
     * @return the topic
     */
    static Topic messages(String friend) {
        return new Topic("message of " + friend, "messages of " + friend);
    }

    /**
     * That a friend comes and goes.
     *
     * @param friend its name
     * @return the topic
     */
    static Topic changes(String friend) {
        return new Topic("coming or going of " + friend, "comings and goings of " + friend);
    }

    /**
     * What a friend offers.
     *
     * @param friend its name
     * @return the topic
     */
    static Topic offers(String friend) {
        return new Topic("offer of " + friend, "offers of " + friend);
    }

    /**
     * What became of transfers with somebody.
     *
     * @param peer its name
     * @return the topic
     */
    static Topic ends(String peer) {
        return new Topic("broken transfer with " + peer, "broken transfers with " + peer);
    }

    /**
     * Says how many were not shown.
     *
     * @param count how many, 1 or more
     * @return a line
     */
    String more(int count) {
        return "... and " + count + " more " + (count == 1 ? one : many);
    }
}
