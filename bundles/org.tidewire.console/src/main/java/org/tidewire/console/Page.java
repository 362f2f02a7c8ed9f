package org.tidewire.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The parts of the page that never change, and what they are called. */
enum Page {
    /** What stands between head and foot of the Web Console. */
    FRAGMENT("", "text/html", "console.html"),
    /** What fills it. */
    SCRIPT("/console.js", "text/javascript", "console.js"),
    /** How it looks. */
    STYLE("/console.css", "text/css", "console.css");

    private final String path;
    private final String type;
    private final String text;

    Page(String path, String type, String resource) {
        this.path = path;
        this.type = type;
        this.text = read(resource);
    }

    /**
     * Finds a part.
     *
     * @param path below the page's own address, {@code ""} for the page itself; may be anything
     * @return the part; null if there is none
     */
    static Page at(String path) {
        for (Page page : values()) {
            if (page.path.equals(path)) {
                return page;
            }
        }
        return null;
    }

    /** Gives the media type, without a character set, which is UTF-8. */
    String type() {
        return type;
    }

    /**
     * Writes it.
     *
     * @param out takes it
     * @throws IOException if it cannot
     */
    void write(Writer out) throws IOException {
        out.write(text);
    }

    private static String read(String resource) {
        StringBuilder text = new StringBuilder();
        try (Reader in = new InputStreamReader(Page.class.getResourceAsStream(resource), UTF_8)) {
            char[] some = new char[8192];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                text.append(some, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle is damaged: " + resource, e);
        }
        return text.toString();
    }
}
