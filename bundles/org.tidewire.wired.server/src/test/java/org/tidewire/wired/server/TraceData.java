package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

import org.tidewire.wired.trace.Trace.Step;

/** A data connection of a trace, played by its client's side. */
final class TraceData implements Closeable {
    private final WireClient data;
    private final TraceWords words;
    private TraceWords.Ticket ticket;
    private int position;
    private boolean ended;

    TraceData(TraceSite site, TraceWords words) throws IOException {
        data = new WireClient(TestSite.TLS, site.site.server.port() + 1);
        this.words = words;
    }

    /** Shows a key, with bytes right behind it if the trace says so, or sends bytes. */
    void say(Step step) throws IOException {
        if (step.bytes().isPresent()) {
            data.write(next(step.bytes().get()));
            return;
        }
        String[] parts = step.text().split(" and ", 2);
        String key = words.key(parts[0].substring("TRANSFER ".length()));
        ticket = words.ticket(key);
        position = ticket == null ? 0 : ticket.offset;
        byte[] command = ("TRANSFER " + key + '\4').getBytes(UTF_8);
        byte[] more = parts.length == 1 ? new byte[0] : next(Integer.parseInt(parts[1].replace(" bytes", "")));
        byte[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        data.write(all);
        checkWhole();
    }

    /** Takes bytes, which are the file's. */
    void take(Step step) throws IOException {
        int count = step.bytes().orElseThrow();
        byte[] taken = data.read(count);
        assertArrayEquals(Arrays.copyOfRange(ticket.content, position, position + count), taken);
        position += count;
    }

    /** Hears nothing more but the end. */
    void end() throws IOException {
        if (!ended) {
            assertEquals(0, data.rest().length);
            ended = true;
        }
    }

    /** Hears the end after whatever was under way. */
    void cut() throws IOException {
        byte[] rest = data.rest();
        assertTrue(position + rest.length < ticket.content.length, "the transfer ended before its file did");
        ended = true;
    }

    /** Ends; what was sent is waited for, as the recorder did by pausing. */
    @Override
    public void close() throws IOException {
        if (ticket != null && ticket.isUpload && !ended) {
            data.socket.shutdownOutput();
            end();
        }
        ended = true;
        data.close();
    }

    /** The next bytes of the file, and zeros behind its end. */
    private byte[] next(int count) {
        byte[] bytes = new byte[count];
        int held = Math.min(count, ticket.content.length - position);
        System.arraycopy(ticket.content, position, bytes, 0, held);
        position += held;
        checkWhole();
        return bytes;
    }

    private void checkWhole() {
        if (ticket != null && ticket.isUpload && position == ticket.content.length) {
            words.sent(ticket);
        }
    }
}
