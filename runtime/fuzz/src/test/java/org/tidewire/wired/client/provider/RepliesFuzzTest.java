package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.time.Duration;

import org.tidewire.fuzz.Input;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.Message;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Replies in any order and number, and a client that asks meanwhile. */
class RepliesFuzzTest {
    private static final Duration NOW = Duration.ofNanos(1);
    private static final FilePath PATH = FilePath.of("/a");

    @FuzzTest
    void whateverAServerRepliesIsTakenIn(byte[] bytes) throws IOException, InterruptedException {
        Input input = new Input(bytes);
        Replies replies = new Replies("server");
        Waiting waiting = replies.expect(PATH);
        for (int i = 0; i < 1000 && input.hasMore(); i++) {
            switch (input.number()) {
                case 0 -> replies.begin();
                case 1 -> replies.end();
                case 2 -> replies.pinging(1);
                case 3 -> replies.next(NOW);
                case 4 -> replies.first(waiting, NOW);
                case 5 -> take(replies, waiting);
                default -> {
                    byte[] message = input.packet(1024).array();
                    replies.add(Message.parse(message, 0, message.length));
                }
            }
        }
        replies.forget(PATH);
        replies.end();
    }

    private static void take(Replies replies, Waiting waiting) throws IOException, InterruptedException {
        // Without a doubt it would wait for ever, as it should.
        waiting.tell(Message.of("401", "/a", "1"));
        replies.next(waiting, NOW);
    }
}
