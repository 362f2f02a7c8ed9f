package org.tidewire.launch;

import java.util.regex.Pattern;

/** How what was deployed is spoken of when it does not work. Has no state. */
final class Reports {
    /** The log of what was deployed and does not work: the shell shows it to people. */
    static final String LOG = "org.tidewire.deploy";

    // Felix says the same twice.
    private static final Pattern REPEATED = Pattern.compile(" Unresolved requirements:.*", Pattern.DOTALL);

    private Reports() {}

    /**
     * Names a file: its folder everybody knows.
     *
     * @param location a path or URL
     * @return what comes after the last slash
     */
    static String file(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /**
     * Says why, in the words of whoever knew first, as frameworks wrap that.
     *
     * @param fault what was thrown
     * @return one line
     */
    static String reason(Throwable fault) {
        Throwable first = fault;
        while (first.getCause() != null && first.getCause() != first) {
            first = first.getCause();
        }
        String message = first.getMessage();
        boolean clear = first instanceof IllegalArgumentException
                || first.getClass().getName().startsWith("org.osgi.");
        String kind = clear ? "" : first.getClass().getSimpleName();
        String said = message == null || message.isBlank() ? first.getClass().getSimpleName() : join(kind, message);
        return REPEATED.matcher(said).replaceFirst("").strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String join(String kind, String message) {
        return kind.isEmpty() ? message : kind + ": " + message;
    }
}
