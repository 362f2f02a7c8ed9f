package org.tidewire.launch;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What the greeting says: five lines, for a person who has never seen the server. */
final class GreetingText {
    private GreetingText() {}

    /**
     * Writes the greeting.
     *
     * @param launch how the server was started
     * @param password the administrator's, at the first start only
     * @param process the server's process id
     * @return five lines
     */
    static List<String> lines(Launch launch, Optional<String> password, long process) {
        return List.of(listens(launch), serves(launch), login(launch, password), tries(launch), stops(launch, process));
    }

    /**
     * Says that nobody answers.
     *
     * @param launch how the server was started
     * @return one line
     */
    static String silence(Launch launch) {
        return "tidewire: the server does not listen on " + launch.address() + ", port " + launch.port() + "; "
                + launch.home().resolve("logs").resolve("tidewire.log") + " says why";
    }

    private static String listens(Launch launch) {
        String where = "Tidewire listens on " + launch.address();
        return launch.port() == 0
                ? where + ", on two free ports that " + launch.home().resolve("logs/tidewire.log")
                        + " names (Wired, TLS)."
                : where + ", control port " + launch.port() + ", transfer port " + (launch.port() + 1)
                        + " (Wired 1.1, TLS).";
    }

    private static String serves(Launch launch) {
        return "It serves " + launch.folder() + " and keeps its own files in " + launch.home() + ".";
    }

    private static String login(Launch launch, Optional<String> password) {
        String guest = Files.exists(launch.account(AccountFiles.GUEST)) ? ", or as guest without a password" : "";
        if (password.isPresent()) {
            return "Log in as admin with the password " + password.get() + " (told once, kept in "
                    + launch.adminPassword() + ")" + guest + ".";
        }
        return Files.exists(launch.adminPassword())
                ? "Log in as admin (the first password is in " + launch.adminPassword() + ")" + guest + "."
                : "Log in with an account from " + launch.home().resolve("etc") + guest + ".";
    }

    private static String tries(Launch launch) {
        if (launch.port() == 0) {
            return launch.shell()
                    ? "Try first: help, which lists every command."
                    : "Try first: any Wired 1.1 client with the first of these ports.";
        }
        String url = url(launch);
        return launch.shell()
                ? "Try first: wired:connect " + url + " and then wired:ls /; help lists every command."
                : "Try first: any Wired 1.1 client with " + url + ", or start in a terminal for a shell.";
    }

    private static String stops(Launch launch, long process) {
        return launch.shell() ? "Stop with Ctrl-D, or kill " + process + "." : "Stop with: kill " + process;
    }

    private static String url(Launch launch) {
        String host = reachable(launch.address());
        return "wired://guest@" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + launch.port() + "/";
    }

    /**
     * Names an address that a client on this machine can call.
     *
     * @param address where the server listens
     * @return the same, or loopback for "every address"
     */
    static String reachable(String address) {
        return switch (address) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "0:0:0:0:0:0:0:0" -> "::1";
            default -> address;
        };
    }
}
