package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import org.tidewire.wired.Message;
import org.tidewire.wired.channel.TlsChannel;

/** Opens transfer connections: one for each file, since a key is good once (Wired 4.2). */
final class TransferPort {
    private static final int ORIGINAL_RECORD = 8192;

    private final Dialer dialer;
    private final ControlConnection control;
    private final Duration timeout;
    private final boolean limitsRecords;

    /**
     * Prepares.
     *
     * @param version what the server says it is: only ours is known to read records of every size, the original loses
     *     what is beyond 8,192 bytes
     */
    TransferPort(Dialer dialer, ControlConnection control, Duration timeout, String version) {
        this.dialer = dialer;
        this.control = control;
        this.timeout = timeout;
        limitsRecords = !version.startsWith("Tidewire/");
    }

    /** Connects and shows the key, in a record of its own: the original loses bytes that come along with it. */
    TlsChannel open(String key) throws IOException {
        TlsChannel channel;
        try {
            channel = dialer.transfer();
        } catch (IOException e) {
            throw control.explained(e);
        }
        try {
            control.attach(channel);
            channel.limitCalls(timeout, timeout);
            if (limitsRecords) {
                channel.limitRecords(ORIGINAL_RECORD);
            }
            channel.write(ByteBuffer.wrap(Message.of("TRANSFER", key).bytes()));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw control.explained(e);
        }
    }
}
