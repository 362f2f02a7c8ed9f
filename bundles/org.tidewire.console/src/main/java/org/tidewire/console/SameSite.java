package org.tidewire.console;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Whether a request comes from our own page. A browser adds a person's password to requests of any site; but no other site
 * makes it send this header, unless our server allows that (Fetch standard, CORS preflight), and it never does.
 */
final class SameSite {
    /** The header that only our own script sends; its value is {@code console}. */
    static final String HEADER = "X-Tidewire";

    private static final String VALUE = "console";

    private SameSite() {}

    /**
     * Insists on it, by the header, and by what the browser itself tells of where the request comes from, if it does.
     *
     * @param request any request
     * @throws Refusal 403 if it may come from elsewhere
     */
    static void require(HttpServletRequest request) throws Refusal {
        if (!VALUE.equals(request.getHeader(HEADER))) {
            throw refusal("the header " + HEADER + " is missing");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw refusal("it comes from another site");
        }
        String origin = request.getHeader("Origin");
        if (site == null && origin != null && !isHost(origin, request.getHeader("Host"))) {
            throw refusal("it comes from another origin than this host");
        }
    }

    /** The scheme may differ: TLS may end before us. */
    private static boolean isHost(String origin, String host) {
        int scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }

    private static Refusal refusal(String why) {
        return new Refusal(HttpServletResponse.SC_FORBIDDEN, "refused: " + why);
    }
}
