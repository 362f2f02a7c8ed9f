package org.tidewire.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks for (HTTP/1.1, request line); its headers are read and passed over.
 *
 * @param method such as GET; empty if it was no request
 * @param path without a query
 */
record Request(String method, String path) {
    /** How many bytes a request may have, headers included. */
    static final int MOST = 8192;

    private static final Request NONSENSE = new Request("", "");
    private static final Pattern LINE = Pattern.compile("([A-Z]{1,16}) (/[^ ?]*)(\\?[^ ]*)? HTTP/1\\.[01]");

    /**
     * Reads a request up to the empty line.
     *
     * @param in what the client sends
     * @return the request; nonsense if it is none, or longer than {@link #MOST}
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
        Matcher line = LINE.matcher(text.substring(0, text.indexOf("\r\n")));
        return line.matches() ? new Request(line.group(1), line.group(2)) : NONSENSE;
    }
}
