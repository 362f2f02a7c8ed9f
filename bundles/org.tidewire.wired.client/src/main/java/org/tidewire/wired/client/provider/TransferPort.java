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
    private final boolean isOurs;

    /**
     * Prepares.
     *
     * @param version what the server says it is: only ours is known to read records of every size, as the original loses
     *     what is beyond 8,192 bytes, and to end an upload properly when it is committed and never before
     */
    TransferPort(Dialer dialer, ControlConnection control, Duration timeout, String version) {
        this.dialer = dialer;
        this.control = control;
        this.timeout = timeout;
        isOurs = version.startsWith("Tidewire/");
    }

    /** Tells whether a proper end of an upload's connection says that the file is committed, and a bare end that it is not. */
    boolean givesReceipts() {
        return isOurs;
    }

    /** Connects and shows the key, in a record of its own: the original loses bytes that come along with it. */
    DataConnection open(String key) throws IOException {
        TlsChannel channel;
        try {
            channel = dialer.transfer();
        } catch (IOException e) {
            throw control.explained(e);
        }
        DataConnection transfer = new DataConnection(channel, control);
        try {
            control.attach(channel);
            channel.limitCalls(timeout, timeout);
            if (!isOurs) {
                channel.limitRecords(ORIGINAL_RECORD);
            }
            channel.write(ByteBuffer.wrap(Message.of("TRANSFER", key).bytes()));
            return transfer;
        } catch (IOException e) {
            transfer.close();
            throw control.explained(e);
        }
    }
}
