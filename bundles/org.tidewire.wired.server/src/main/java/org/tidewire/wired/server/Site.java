package org.tidewire.wired.server;

import java.time.Instant;
import java.util.function.Supplier;

import org.osgi.service.log.Logger;
import org.tidewire.transfer.Transfers;

/**
 * What all connections of a server share.
 *
 * @param configured gives the configuration of the moment
 * @param application what the server is, as 200 says it
 * @param started since when
 * @param transfers the engine
 * @param storage the tree for listings
 * @param accounts who may log in
 * @param sessions who has
 * @param bans who is kept out
 * @param gate who is let in
 * @param tickets what they transfer
 * @param census how much there is
 * @param log for what an operator should know
 */
record Site(
        Supplier<Settings> configured,
        String application,
        Instant started,
        Transfers transfers,
        CurrentStorage storage,
        Accounts accounts,
        Sessions sessions,
        Bans bans,
        Gate gate,
        Tickets tickets,
        Census census,
        Logger log) {
    /** Tells the configuration of the moment; whoever needs two values of one asks once. */
    Settings settings() {
        return configured.get();
    }

    /** Names the server for 200: name, version, and the system in brackets. */
    static String application(String version) {
        return "Tidewire/" + version + " (" + System.getProperty("os.name") + "; " + System.getProperty("os.version")
                + "; " + System.getProperty("os.arch") + ")";
    }
}
