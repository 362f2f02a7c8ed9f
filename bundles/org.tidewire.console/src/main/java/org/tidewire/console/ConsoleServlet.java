package org.tidewire.console;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.apache.felix.utils.json.JSONWriter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Which address of the page gives what. The Web Console, which has checked the password by then, finds it by its properties
 * and puts head and foot around whatever has no extension.
 */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tidewire",
            "felix.webconsole.title=Tidewire",
            "felix.webconsole.css=/tidewire/console.css"
        })
public final class ConsoleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern CONTROL = Pattern.compile("/transfers/([^/]+)/([a-z]+)");

    private final transient Overview overview;

    /**
     * Makes the servlet.
     *
     * @param overview knows what there is
     */
    @Activate
    public ConsoleServlet(@Reference Overview overview) {
        this.overview = overview;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "frame-ancestors 'self'");
        try {
            String path = path(request);
            switch (request.getMethod()) {
                case "GET", "HEAD" -> show(path, response);
                case "POST" -> control(path, request, response);
                default -> throw wrongMethod(response, "GET, POST");
            }
        } catch (Refusal e) {
            response.setStatus(e.status());
            answer(response, "error", e.getMessage());
        }
    }

    /** The Web Console's path of a page begins with the page's label. */
    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        int label = path.indexOf('/', 1);
        String rest = label < 0 ? "" : path.substring(label);
        return rest.equals("/") ? "" : rest;
    }

    private void show(String path, HttpServletResponse response) throws IOException, Refusal {
        if (path.equals("/state.json")) {
            begin(response, "application/json", "no-store");
            SnapshotJson.write(overview.now(), response.getWriter());
            return;
        }
        Page page = Page.at(path);
        if (page == null) {
            throw CONTROL.matcher(path).matches() ? wrongMethod(response, "POST") : notFound();
        }
        begin(response, page.type(), "no-cache");
        page.write(response.getWriter());
    }

    private void control(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, Refusal {
        SameSite.require(request);
        Matcher matcher = CONTROL.matcher(path);
        if (!matcher.matches()) {
            throw Page.at(path) == null && !path.equals("/state.json") ? notFound() : wrongMethod(response, "GET");
        }
        Action action = Action.of(matcher.group(2)).orElseThrow(ConsoleServlet::notFound);
        Controls.apply(overview.engine(), matcher.group(1), action);
        answer(response, "done", action.word());
    }

    private static void answer(HttpServletResponse response, String key, String value) throws IOException {
        begin(response, "application/json", "no-store");
        JSONWriter json = new JSONWriter(response.getWriter());
        json.object().key(key).value(value).endObject();
        json.flush();
    }

    private static void begin(HttpServletResponse response, String type, String cache) {
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", cache);
    }

    private static Refusal notFound() {
        return new Refusal(HttpServletResponse.SC_NOT_FOUND, "there is nothing at this address");
    }

    private static Refusal wrongMethod(HttpServletResponse response, String allowed) {
        response.setHeader("Allow", allowed);
        return new Refusal(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "only " + allowed + " is allowed here");
    }
}
