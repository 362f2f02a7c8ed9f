package org.tidewire.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How the server was started, as the start script says it in properties.
 *
 * @param home where the server keeps its own files
 * @param folder what it serves
 * @param address where it listens
 * @param port the control port; 0: any, which only the log tells
 * @param shell whether there is a shell for a person
 * @param script commands to run instead of serving until stopped
 */
record Launch(Path home, Path folder, String address, int port, boolean shell, Optional<String> script) {
    static final String HOME = "tidewire.home";
    static final String FOLDER = "tidewire.folder";
    static final String ADDRESS = "tidewire.address";
    static final String PORT = "tidewire.port";
    static final String SHELL = "tidewire.shell";
    static final String EXEC = "tidewire.exec";

    /**
     * Reads the properties.
     *
     * @param property gives the value of a framework or system property, or null
     * @return how the server was started; empty if it is no standalone server, because home or folder are not given
     * @throws IllegalArgumentException if the port is no number
     */
    static Optional<Launch> of(UnaryOperator<String> property) {
        String home = property.apply(HOME);
        String folder = property.apply(FOLDER);
        if (home == null || folder == null) {
            return Optional.empty();
        }
        String address = property.apply(ADDRESS);
        String port = property.apply(PORT);
        return Optional.of(new Launch(
                Path.of(home),
                Path.of(folder),
                address == null ? "127.0.0.1" : address,
                port == null ? 2000 : Integer.parseInt(port),
                Boolean.parseBoolean(property.apply(SHELL)),
                Optional.ofNullable(property.apply(EXEC))));
    }

    /**
     * Names the file that keeps the administrator's first password.
     *
     * @return the file
     */
    Path adminPassword() {
        return home.resolve("admin-password");
    }

    /**
     * Names the file that configures an account. File Install knows a factory's configurations by a dash, no tilde.
     *
     * @param login the account
     * @return the file, where File Install finds it
     */
    Path account(String login) {
        return home.resolve("etc").resolve("org.tidewire.account-" + login + ".cfg");
    }
}
