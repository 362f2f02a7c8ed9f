package org.tidewire.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium without a window, and a person in front of it. */
final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox", // it refuses to run as root with one; the pages are ours
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--no-first-run");

    private final Process driver;
    private final WebDriver wire;
    private String session = "";

    private Chromium(Path folder) throws Exception {
        int port = Ports.free();
        driver = new ProcessBuilder(find("chromedriver").orElseThrow().toString(), "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromedriver.log").toFile())
                .start();
        wire = new WebDriver(port);
        Await.until("chromedriver listens", () -> Ports.listens(port));
    }

    /** Tells whether there is one on this machine. */
    static boolean isThere() {
        return find("chromedriver").isPresent() && find("chromium").isPresent();
    }

    /** Starts one, with a profile of its own. */
    static Chromium start(Path folder) throws Exception {
        Chromium chromium = new Chromium(folder);
        try {
            List<String> arguments = new ArrayList<>(ARGUMENTS);
            arguments.add("--user-data-dir=" + Files.createDirectories(folder.resolve("profile")));
            Map<String, ?> options =
                    Map.of("binary", find("chromium").orElseThrow().toString(), "args", arguments);
            Map<?, ?> answer = (Map<?, ?>) chromium.wire.post(
                    "/session", Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", options))));
            chromium.session = "/session/" + answer.get("sessionId");
            return chromium;
        } catch (Exception | Error e) {
            chromium.close();
            throw e;
        }
    }

    void open(String address) throws Exception {
        wire.post(session + "/url", Map.of("url", address));
    }

    void resize(int width, int height) throws Exception {
        wire.post(session + "/window/rect", Map.of("width", width, "height", height));
    }

    /** Runs a script in the page, and gives what it returns as text. */
    String ask(String script) throws Exception {
        return String.valueOf(
                wire.post(session + "/execute/sync", Map.of("script", "return " + script, "args", List.of())));
    }

    /** Presses what a CSS selector finds, as a person does. */
    void press(String selector) throws Exception {
        Map<?, ?> found =
                (Map<?, ?>) wire.post(session + "/element", Map.of("using", "css selector", "value", selector));
        Object element = found.values().iterator().next();
        wire.post(session + "/element/" + element + "/click", Map.of());
    }

    /** Waits for a question of the page, answers it by yes, and gives the question. */
    String agree() throws Exception {
        List<Object> question = new ArrayList<>();
        Await.until("the page asks", () -> {
            try {
                return question.add(wire.get(session + "/alert/text"));
            } catch (IOException e) {
                if (e.getMessage().contains("no such alert")) {
                    return false;
                }
                throw e;
            }
        });
        wire.post(session + "/alert/accept", Map.of());
        return String.valueOf(question.get(0));
    }

    /** Keeps what is seen. */
    void screenshot(Path file) throws Exception {
        String image = (String) wire.get(session + "/screenshot");
        Files.write(file, Base64.getDecoder().decode(image));
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() throws Exception {
        try {
            if (!session.isEmpty()) {
                wire.delete(session);
            }
        } catch (IOException e) {
            System.err.println("The browser does not end by itself: " + e.getMessage());
        } finally {
            ProcessTree.end(driver);
        }
    }
}
