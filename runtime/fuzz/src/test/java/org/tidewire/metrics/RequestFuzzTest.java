package org.tidewire.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a stranger says to the page of metrics. */
class RequestFuzzTest {
    @FuzzTest
    void aRequestIsReadAsItIsSaidAgainOrIsNonsense(byte[] bytes) throws IOException {
        Request request = read(bytes);
        assertTrue(request.method().isEmpty() == request.path().isEmpty(), request::toString);
        if (!request.method().isEmpty()) {
            String again =
                    request.method() + " " + request.path() + " HTTP/1.1\r\nHost: " + request.host() + "\r\n\r\n";
            assertEquals(request, read(again.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    private static Request read(byte[] bytes) throws IOException {
        return Request.read(new ByteArrayInputStream(bytes));
    }
}
