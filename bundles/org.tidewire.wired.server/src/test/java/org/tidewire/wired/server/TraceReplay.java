package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tidewire.wired.trace.Trace;
import org.tidewire.wired.trace.Trace.Step;

/**
 * Plays the client's part of a trace against our server, and compares what it answers. Who comes, goes, looks or chats
 * how (302, 303, 304, 340, 341) is left out: in a trace it comes whenever the recorder happened to read it.
 */
final class TraceReplay implements AutoCloseable {
    private static final Set<String> ANY_TIME = Set.of("302", "303", "304", "340", "341");
    private static final String PONG = "202 Pong";

    private final List<Step> steps;
    private final TraceSite site;
    private final TraceWords words;
    private final Map<String, WireClient> sessions = new HashMap<>();
    private final Map<String, TraceData> transfers = new HashMap<>();
    private int next;
    private boolean ending; // a transfer whose slot may not be free yet

    TraceReplay(Trace trace) throws IOException {
        steps = trace.steps();
        site = new TraceSite(trace);
        words = new TraceWords(site);
    }

    void run() throws IOException {
        while (next < steps.size()) {
            Step step = steps.get(next++);
            try {
                play(step);
            } catch (IOException | AssertionError e) {
                throw new AssertionError("line " + step.line() + " of the trace: " + e.getMessage(), e);
            }
        }
    }

    private void play(Step step) throws IOException {
        String name = step.connection();
        boolean isData = name.matches("[TU]\\d*|DATA\\d+");
        switch (step.sign()) {
            case "open" -> open(name, isData);
            case ">" -> {
                if (isData) {
                    transfers.get(name).say(step);
                } else {
                    say(step);
                }
            }
            case "<", "~" -> {
                if (isData) {
                    transfers.get(name).take(step);
                } else {
                    hear(step);
                }
            }
            case "end" -> {
                if (isData) {
                    transfers.get(name).end();
                } else {
                    assertEquals("end", heard(name));
                }
            }
            case "put" -> site.add(Trace.Thing.of(step.text()));
            case "cut" -> transfers.get(name).cut();
            default -> close(name, isData);
        }
    }

    private void open(String name, boolean isData) throws IOException {
        if (isData) {
            transfers.put(name, new TraceData(site, words));
        } else {
            sessions.put(name, site.site.connect());
        }
    }

    private void close(String name, boolean isData) throws IOException {
        if (isData) {
            transfers.get(name).close();
            ending = true;
        } else {
            sessions.remove(name).close();
        }
    }

    /** Says a command, and a PING behind it: commands are run in order, so what comes before the Pong is the answer. */
    private void say(Step step) throws IOException {
        WireClient session = sessions.get(step.connection());
        List<String> expected = answers(step);
        if (step.text().endsWith("<more>")) {
            session.write(step.text().replace("<more>", "").getBytes(UTF_8));
            return;
        }
        if (step.bytes().isPresent()) {
            flood(session, step.bytes().get());
            return;
        }
        boolean last = next < steps.size()
                && steps.get(next).sign().equals("end")
                && steps.get(next).connection().equals(step.connection());
        session.say(words.ours(step.text()));
        long pongs = expected.stream().filter(PONG::equals).count();
        if (!last) {
            session.say("PING");
            pongs++;
        }
        List<String> actual = new ArrayList<>();
        while (last ? actual.size() < expected.size() : pongs > 0) {
            String heard = heard(step.connection());
            pongs -= heard.equals(PONG) ? 1 : 0;
            if (last || pongs > 0 || !heard.equals(PONG)) {
                actual.add(heard);
            }
        }
        if (expected.size() == 1 && expected.get(0).startsWith("400 ")) {
            if (ending && isPlace(actual)) {
                actual.remove(0); // the recorder paused here
                if (actual.isEmpty()) {
                    actual.add(heard(step.connection()));
                }
            }
            ending = false;
        }
        compare(expected, actual);
    }

    private static boolean isPlace(List<String> heard) {
        return !heard.isEmpty() && heard.get(0).matches("401 .*\\|1");
    }

    /** Sends bytes without an end, until the server ends it: on which side that shows first is a matter of luck. */
    private void flood(WireClient session, int count) throws IOException {
        assertEquals("end", steps.get(next++).sign());
        try {
            session.write("x".repeat(count).getBytes(UTF_8));
            assertEquals("end", session.hear());
        } catch (SocketException e) {
            assertTrue(session.socket.isConnected(), e.getMessage());
        }
    }

    /** Collects the answers that follow a command in the trace: ours where they differ. */
    private List<String> answers(Step command) {
        List<String> theirs = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        boolean differs = false;
        while (next < steps.size() && isAnswer(steps.get(next), command)) {
            Step answer = steps.get(next++);
            differs |= answer.sign().equals("~");
            if (!answer.text().isEmpty() && !ANY_TIME.contains(number(answer.text()))) {
                (answer.sign().equals("~") ? ours : theirs).add(answer.text());
            }
        }
        return differs ? ours : theirs;
    }

    private static boolean isAnswer(Step step, Step command) {
        return step.connection().equals(command.connection())
                && Set.of("<", "~").contains(step.sign());
    }

    private void hear(Step step) throws IOException {
        if (!step.text().isEmpty() && !ANY_TIME.contains(number(step.text()))) {
            String heard = heard(step.connection());
            while (heard.startsWith("401 ") && !step.text().startsWith("401 ")) {
                heard = heard(step.connection()); // a place got better meanwhile
            }
            compare(List.of(step.text()), List.of(heard));
        }
    }

    private String heard(String session) throws IOException {
        String heard = sessions.get(session).hear();
        while (ANY_TIME.contains(number(heard))) {
            heard = sessions.get(session).hear();
        }
        return heard;
    }

    private void compare(List<String> expected, List<String> actual) {
        List<String> traced = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String one = i < expected.size() ? expected.get(i) : "";
            String other = i < actual.size() ? actual.get(i) : "";
            traced.add(words.expected(one));
            ours.add(words.masked(other, one));
        }
        if (expected.stream().anyMatch(each -> each.startsWith("420 "))) {
            traced.sort(null); // what a search finds comes in any order
            ours.sort(null);
        }
        assertEquals(String.join("\n", traced), String.join("\n", ours));
    }

    private static String number(String message) {
        return message.length() < 3 ? message : message.substring(0, 3);
    }

    @Override
    public void close() throws IOException {
        for (WireClient session : sessions.values()) {
            session.close();
        }
        for (TraceData data : transfers.values()) {
            data.close();
        }
        site.close();
    }

    /** Every file that the trace's client sent whole lies there, byte for byte. */
    void checkFiles() {
        words.whole().forEach((path, bytes) -> assertArrayEquals(bytes, site.site.storage.get(path), path));
    }
}
