package org.tidewire.metrics;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What a client is answered (HTTP/1.1). The connection ends with it.
 *
 * @param status code and reason
 * @param headers more of them, each with its line end
 * @param body the text
 */
record Answer(String status, String headers, String body) {
    /**
     * Answers a request.
     *
     * @param request what is asked for
     * @param hosts the names it may be asked by
     * @param type content type of the page
     * @param page makes the page; asked only for who may have it
     */
    static Answer to(Request request, Hosts hosts, String type, Supplier<String> page) {
        if (request.method().isEmpty()) {
            return plain("400 Bad Request", "");
        }
        if (!hosts.allow(request.host())) {
            return plain("421 Misdirected Request", "");
        }
        if (!"/metrics".equals(request.path())) {
            return plain("404 Not Found", "");
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> new Answer("200 OK", "Content-Type: " + type + "\r\n", page.get());
            default -> plain("405 Method Not Allowed", "Allow: GET, HEAD\r\n");
        };
    }

    private static Answer plain(String status, String headers) {
        return new Answer(status, "Content-Type: text/plain\r\n" + headers, status + "\n");
    }

    /** As it is sent; to HEAD without the body. */
    byte[] bytes(String method) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + content.length
                + "\r\nConnection: close\r\n\r\n";
        return (head + ("HEAD".equals(method) ? "" : body)).getBytes(StandardCharsets.UTF_8);
    }
}
