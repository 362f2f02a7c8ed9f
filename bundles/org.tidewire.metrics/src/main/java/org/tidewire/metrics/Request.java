package org.tidewire.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks for (HTTP/1.1, request line); of its headers only Host is looked at.
 *
 * @param method such as GET; empty if it was no request
 * @param path without a query
 * @param host the header Host: by which name or address the client found us; empty without one
 */
record Request(String method, String path, String host) {
    /** How many bytes a request may have, headers included. */
    static final int MOST = 8192;

    private static final Request NONSENSE = new Request("", "", "");
    private static final Pattern LINE = Pattern.compile("([A-Z]{1,16}) (/[^ ?]*)(\\?[^ ]*)? HTTP/1\\.[01]");
    private static final Pattern HOST = Pattern.compile("(?mi)^Host:(.*)$");

    /**
     * Reads a request up to the empty line.
     *
     * @param in what the client sends
     * @return the request; nonsense if it is none, longer than {@link #MOST}, with half ends of lines, or for several hosts
     * @throws IOException if the client cannot be read any more
     */
    static Request read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] some = new byte[1024];
        while (text.indexOf("\r\n\r\n") < 0) {
            int more = text.length() > MOST ? -1 : in.read(some);
            if (more < 0) {
                return NONSENSE;
            }
            text.append(new String(some, 0, more, StandardCharsets.ISO_8859_1));
        }
        return parse(text.substring(0, text.indexOf("\r\n\r\n") + 2));
    }

    private static Request parse(String head) {
        if (head.replace("\r\n", "").chars().anyMatch(letter -> letter == '\r' || letter == '\n')) {
            return NONSENSE; // half a line's end: what others take for one line would be two here
        }
        Matcher line = LINE.matcher(head.substring(0, head.indexOf("\r\n")));
        Matcher host = HOST.matcher(head);
        String name = host.find() ? host.group(1).strip() : "";
        return line.matches() && !host.find() ? new Request(line.group(1), line.group(2), name) : NONSENSE;
    }
}
