package org.tidewire.wired.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What real programs said to each other, as the resources beside this class tell it; each explains its signs at its
 * head.
 *
 * @param tree what lay in the server's files at first
 * @param steps who said what, in order
 */
public record Trace(List<Thing> tree, List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("\\[(\\w+)\\] (open|close|end|cut|[<>~])(?: (.*))?");

    /**
     * Something that lay there.
     *
     * @param what {@code file}, {@code partial}, {@code folder} or {@code account}
     * @param words the rest of the line
     */
    public record Thing(String what, String words) {
        /**
         * Reads a line.
         *
         * @param line the line
         * @return the thing
         */
        public static Thing of(String line) {
            int space = line.indexOf(' ');
            return new Thing(line.substring(0, space), line.substring(space + 1));
        }
    }

    /**
     * One line.
     *
     * @param line its number, for messages
     * @param connection the connection's name
     * @param sign {@code open}, {@code >}, {@code <}, {@code ~}, {@code close}, {@code end}; {@code cut}: the server ends
     *     it somewhere; {@code put}: something was put into the server's files
     * @param text what was said
     */
    public record Step(int line, String connection, String sign, String text) {
        private static final Pattern BYTES = Pattern.compile("(\\d+) bytes");

        /**
         * Tells how many bytes were sent, if this is about bytes.
         *
         * @return their number
         */
        public Optional<Integer> bytes() {
            Matcher bytes = BYTES.matcher(text);
            return bytes.matches() ? Optional.of(Integer.valueOf(bytes.group(1))) : Optional.empty();
        }
    }

    /**
     * Reads a trace.
     *
     * @param name the resource
     * @return the trace
     * @throws IOException if there is none
     */
    public static Trace of(String name) throws IOException {
        int number = 0;
        try (InputStream in = Trace.class.getResourceAsStream(name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            List<Thing> tree = new ArrayList<>();
            List<Step> steps = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.matches("(file|partial|folder|account) .*")) {
                    step(number, line).ifPresent(steps::add);
                } else if (steps.isEmpty()) {
                    tree.add(Thing.of(line));
                } else {
                    steps.add(new Step(number, "", "put", line));
                }
            }
            return new Trace(List.copyOf(tree), List.copyOf(steps));
        }
    }

    private static Optional<Step> step(int number, String line) {
        Matcher parts = STEP.matcher(line);
        if (!parts.matches()) {
            if (line.startsWith("[")) {
                throw new IllegalArgumentException("line " + number + " says nothing known: " + line);
            }
            return Optional.empty();
        }
        String text = parts.group(3) == null ? "" : parts.group(3);
        return Optional.of(new Step(number, parts.group(1), parts.group(2), text));
    }
}
