package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.tidewire.fuzz.Input;
import org.tidewire.wired.Message;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Everything that a client says on the control port, one command for each line of the input, {@code |} for FS. */
class CommandsFuzzTest {
    private static Place place;

    @BeforeAll
    static void open() throws IOException, GeneralSecurityException {
        place = new Place();
    }

    @AfterAll
    static void close() throws IOException {
        place.close();
    }

    @FuzzTest
    void aCommandIsAnsweredOrRefused(byte[] bytes) throws IOException {
        Input input = new Input(bytes);
        place.empty();
        Session session = place.session();
        if (input.number() % 2 == 1) {
            session.login("admin");
            session.advance(Phase.LOGGED_IN);
        }
        for (int i = 0; i < 32 && input.hasMore() && !session.isEnded(); i++) {
            say(session, input.line().replace('|', Message.FS).replace((char) Message.EOT, '?'));
        }
    }

    private static void say(Session session, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        Message message = Message.parse(bytes, 0, bytes.length);
        Command command = place.table().get(message.head().toUpperCase(Locale.ROOT));
        boolean runs = command != null
                && session.phase().compareTo(command.from()) >= 0
                && message.fields().size() >= command.fields();
        // A wrong password costs time on purpose.
        if (runs && !message.head().equalsIgnoreCase("PASS")) {
            try (Stream<Message> replies = command.action().run(session, message)) {
                replies.limit(1000).forEach(reply -> assertTrue(reply.isReply() && reply.bytes().length > 4));
            } catch (IOException | UnsupportedOperationException e) {
                assertTrue(place.refuses(e), "refused without a reason");
            }
        }
    }
}
