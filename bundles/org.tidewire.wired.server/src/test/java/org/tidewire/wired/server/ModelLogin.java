package org.tidewire.wired.server;

import java.util.List;

/** The model of a session before its login: what is said too early, or once too often, is not answered (Wired 1.1, section 2). */
final class ModelLogin {
    private boolean greeted;
    private boolean in;
    private String login = "";

    boolean isIn() {
        return in;
    }

    /** Who has logged in. */
    String login() {
        return login;
    }

    /** The beginning of the one reply to HELLO, or none. */
    List<String> hello() {
        boolean first = !greeted;
        greeted = true;
        return first ? List.of("200") : List.of();
    }

    /** The first USER counts. */
    List<String> user(String name) {
        if (greeted && login.isEmpty()) {
            login = name;
        }
        return List.of();
    }

    List<String> pass(boolean right) {
        if (in || login.isEmpty()) {
            return List.of();
        }
        in = right;
        return List.of(right ? "201" : "510");
    }

    /** What is no command is told to everybody. */
    List<String> unknown() {
        return List.of("501");
    }

    /** Less than a command needs. */
    List<String> tooShort() {
        return in ? List.of("503") : List.of();
    }
}
