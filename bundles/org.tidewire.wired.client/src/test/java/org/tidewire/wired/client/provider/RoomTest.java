package org.tidewire.wired.client.provider;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ProtocolException;

import org.junit.jupiter.api.Test;
import org.tidewire.wired.Message;

class RoomTest {
    @Test
    void aHundredThousandLongNamesHaveRoom() throws ProtocolException {
        Room room = new Room("/films");
        Message reply = Message.of("410", "/films/" + "n".repeat(255), 0, 1);
        for (int i = 0; i < 100_000; i++) {
            room.take(reply);
        }
    }

    @Test
    void aServerThatTellsWithoutEndIsLeft() {
        for (String path : new String[] {"/a", "/" + "n".repeat(255), "/n".repeat(2_000), ""}) {
            Room room = new Room("/films");
            Message reply = Message.of("410", path);
            ProtocolException left = assertThrows(ProtocolException.class, () -> {
                for (int i = 0; i < 1_000_000; i++) {
                    room.take(reply);
                }
            });
            assertTrue(left.getMessage().startsWith("/films: "), left::getMessage);
        }
    }
}
