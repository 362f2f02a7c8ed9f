package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.time.Duration;

import org.tidewire.wired.channel.TlsChannel;

/** Opens transfer connections, each with the first key that is shown on it (Wired 4.2). */
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

    /**
     * Tells whether the server is ours: then a proper end of an upload's connection says that the file is committed, and a
     * bare end that it is not; and a connection may be kept.
     */
    boolean isOurs() {
        return isOurs;
    }

    /**
     * Connects and shows the key.
     *
     * @param bytes how many are to be moved
     * @param keeps whether another key is to follow
     */
    DataConnection open(String key, long bytes, boolean keeps) throws IOException {
        TlsChannel channel;
        try {
            channel = dialer.transfer();
        } catch (IOException e) {
            throw control.explained(e);
        }
        try {
            DataConnection transfer = new DataConnection(channel, control, keeps);
            channel.limitCalls(timeout, timeout);
            if (!isOurs) {
                channel.limitRecords(ORIGINAL_RECORD);
            }
            transfer.show(key, bytes);
            return transfer;
        } catch (IOException e) {
            control.detach(channel);
            channel.close();
            throw control.explained(e);
        }
    }
}
