package org.tidewire.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** One request and its answer, as the Web Console asks a page. */
final class Exchange {
    final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, Object> answered = new HashMap<>();
    private final StringWriter body = new StringWriter();
    private final PrintWriter writer = new PrintWriter(body);
    private int status = 200;

    /** Sends a header. */
    Exchange with(String header, String value) {
        sent.put(header, value);
        return this;
    }

    /** Asks as our own script does. */
    static Exchange ours() {
        return new Exchange().with(SameSite.HEADER, "console").with("Sec-Fetch-Site", "same-origin");
    }

    /** Asks, and gives the status. */
    int ask(ConsoleServlet servlet, String method, String path) throws ServletException, IOException {
        ServletRequest request =
                Fakes.proxy(HttpServletRequest.class, (self, called, args) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getPathInfo" -> path;
                    case "getHeader" -> sent.get((String) args[0]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        ServletResponse response = Fakes.proxy(HttpServletResponse.class, (self, called, args) -> {
            String name = called.getName();
            if (name.equals("getWriter")) {
                return writer;
            }
            if (name.equals("setStatus")) {
                status = (int) args[0];
            } else if (name.equals("setHeader")) {
                answered.put((String) args[0], args[1]);
            } else {
                answered.put(name, args[0]);
            }
            return null;
        });
        servlet.service(request, response);
        writer.flush();
        return status;
    }

    String body() {
        return body.toString();
    }

    HttpServletRequest request() {
        return Fakes.proxy(HttpServletRequest.class, (self, called, args) -> sent.get((String) args[0]));
    }
}
