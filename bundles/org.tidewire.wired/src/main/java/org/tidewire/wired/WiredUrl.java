package org.tidewire.wired;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server is and who calls: {@code wired://[login[:password]@]host[:port][/path]}. Login, password and path may
 * hold any character as {@code %XX}. Its text never holds the password.
 *
 * @param login the account, {@code guest} if none is given
 * @param password in clear; empty if none is given
 * @param host a name or address; IPv6 without the brackets
 * @param port the control port, 1 to 65534, {@link #PORT} if none is given
 * @param path what follows the host, {@code /} if nothing does
 */
public record WiredUrl(String login, String password, String host, int port, String path) {
    /** The control port when none is said; the transfer port is the next one. */
    public static final int PORT = 2000;

    // The decoder's own message would quote the password.
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private static final Pattern FORM = Pattern.compile(
            "wired://(?:([^:@/]*)(?::([^@/]*))?@)?(\\[[0-9a-fA-F:.%]+]|[^:@/\\[\\]]+)(?::([0-9]{1,5}))?(/.*)?");

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the login or host is empty or the port out of range
     */
    public WiredUrl {
        if (login.isEmpty() || host.isEmpty()) {
            throw new IllegalArgumentException("a Wired URL needs a host, and a login before the @");
        }
        if (port < 1 || port > 65534) {
            throw new IllegalArgumentException("a control port is 1 to 65534, not " + port);
        }
    }

    /**
     * Reads a URL.
     *
     * @param text the URL
     * @return its parts
     * @throws IllegalArgumentException if it has another form; the message never holds the password
     */
    public static WiredUrl of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a Wired URL is wired://[login[:password]@]host[:port][/path]");
        }
        String host = parts.group(3).replaceAll("[\\[\\]]", "");
        int port = parts.group(4) == null ? PORT : Integer.parseInt(parts.group(4));
        String login = parts.group(1) == null ? "guest" : decode(parts.group(1));
        return new WiredUrl(
                login, decode(parts.group(2)), host, port, parts.group(5) == null ? "/" : decode(parts.group(5)));
    }

    /** Writes the URL without its password. */
    @Override
    public String toString() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return "wired://" + encode(login).replace("/", "%2F") + "@" + shown + ":" + port + encode(path);
    }

    private static String decode(String part) {
        if (part == null) {
            return "";
        }
        if (BAD_ESCAPE.matcher(part).find()) {
            throw new IllegalArgumentException("in a Wired URL two hex digits must follow %");
        }
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20").replace("%2F", "/");
    }
}
