package org.tidewire.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that the page may be asked by. Of a strange name whoever owns it decides which address it has, so that a web site
 * could have its visitors' browsers read the page for it (DNS rebinding); nobody can do that to an address.
 */
final class Hosts {
    private static final Pattern NAME = Pattern.compile("[^\\s:/\\[\\]]+");
    private static final Pattern HEADER = Pattern.compile("(\\[[^\\]]*\\]|" + NAME + ")(:\\d*)?");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+\\]");

    private final Set<String> names;

    /**
     * Knows the names; localhost always is one.
     *
     * @param address the configured address, which may be a name, too
     * @param more names of hosts without ports, each alone or several with commas
     * @throws IllegalArgumentException if one is none; names it
     */
    Hosts(String address, String... more) {
        Set<String> all = new HashSet<>(List.of("localhost", address.toLowerCase(Locale.ROOT)));
        for (String each : String.join(",", more).split(",")) {
            String name = each.strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(MetricsConfig.PID + ": hosts = '" + name
                        + "' is refused; it must be the name of a host, without a port");
            }
            all.add(name);
        }
        all.remove("");
        names = Set.copyOf(all);
    }

    /**
     * Tells whether a client that found us by this may have an answer.
     *
     * @param header the header Host, with or without a port; empty if there is none, as no browser does
     */
    boolean allow(String header) {
        Matcher host = HEADER.matcher(header.toLowerCase(Locale.ROOT));
        return header.isEmpty() || (host.matches() && isOurs(host.group(1)));
    }

    private boolean isOurs(String host) {
        return names.contains(host) || ADDRESS.matcher(host).matches();
    }
}
