package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.apache.felix.utils.json.JSONParser;
import org.apache.felix.utils.json.JSONWriter;

/** The wire of a browser's driver (W3C WebDriver): a command is a request, its answer has a value. */
final class WebDriver {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    WebDriver(int port) {
        address = "http://127.0.0.1:" + port;
    }

    /** Says a command, and gives the value of the answer: null, text, a number, a list or a map. */
    Object post(String path, Map<String, ?> parameters) throws Exception {
        StringWriter body = new StringWriter();
        JSONWriter json = new JSONWriter(body);
        json.value(parameters);
        json.flush();
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), UTF_8)));
    }

    Object get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    Object delete(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)).DELETE());
    }

    private Object send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return new JSONParser(answer.body()).getParsed().get("value");
    }
}
