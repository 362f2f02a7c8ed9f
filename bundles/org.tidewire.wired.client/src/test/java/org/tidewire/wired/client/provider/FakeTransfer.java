package org.tidewire.wired.client.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLSocket;

import org.tidewire.transfer.Checksum;

/** One transfer of the fake server; {@link FakeServer#cuts} makes it end early, by a bare end of the socket. */
record FakeTransfer(String path, boolean isUpload, long number) {
    private static final Pattern SHOWN = Pattern.compile("TRANSFER ([^\u001c\4]+)(\u001ckeep\u001c(\\d+))?\4");

    static FakeTransfer download(String path, String offset) {
        return new FakeTransfer(path, false, Long.parseLong(offset));
    }

    static FakeTransfer upload(String path, long size) {
        return new FakeTransfer(path, true, size);
    }

    static String checksum(byte[] bytes) {
        return Checksum.of(Arrays.copyOf(bytes, Math.min(bytes.length, Checksum.COVERED)))
                .hex();
    }

    static void serve(FakeServer server, Socket plain, SSLSocket secure) throws IOException {
        server.tlsSessions.add(HexFormat.of().formatHex(secure.getSession().getId()));
        server.connections.incrementAndGet();
        byte[] record = new byte[20_000];
        int left = Math.max(1, server.keepsFor);
        for (int length = secure.getInputStream().read(record); // one record at most
                length >= 0;
                length = left > 0 ? secure.getInputStream().read(record) : -1) { // none: dropped before it showed a key
            left--;
            one(server, plain, secure, new String(record, 0, length, UTF_8));
        }
    }

    private static void one(FakeServer server, Socket plain, SSLSocket secure, String text) throws IOException {
        Matcher shown = SHOWN.matcher(text);
        FakeTransfer transfer = shown.matches() ? server.transfers.remove(shown.group(1)) : null;
        boolean keep = transfer != null && shown.group(2) != null;
        if (transfer == null || (keep && !server.version.startsWith("Tidewire/"))) {
            throw new AssertionError("not TRANSFER and a key in a record of its own: " + text);
        }
        Integer cut = server.cuts.poll();
        boolean stays = keep && server.keepsFor > 0 && Long.parseLong(shown.group(3)) == transfer.missing(server);
        try {
            if (transfer.isUpload()) {
                transfer.receive(server, plain, secure, cut == null ? Integer.MAX_VALUE : cut, stays);
            } else {
                transfer.send(server, plain, secure, cut == null ? Integer.MAX_VALUE : cut, stays);
            }
        } finally {
            server.free();
        }
    }

    private long missing(FakeServer server) {
        return isUpload ? number - server.partials.get(path).length : server.files.get(path).length - number;
    }

    private void send(FakeServer server, Socket plain, SSLSocket secure, int most, boolean stays) throws IOException {
        byte[] bytes = server.files.get(path);
        int length = (int) Math.min(most, bytes.length - number);
        secure.getOutputStream().write(bytes, (int) number, length);
        secure.getOutputStream().flush();
        if (stays) {
            secure.getOutputStream().write((server.word + "\4").getBytes(UTF_8));
            return;
        }
        plain.shutdownOutput(); // as the original ends: no close_notify
        while (plain.getInputStream().read() >= 0) {
            // until the client has read all
        }
    }

    private void receive(FakeServer server, Socket plain, SSLSocket secure, int most, boolean stays)
            throws IOException {
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        held.writeBytes(server.partials.get(path));
        InputStream input = secure.getInputStream();
        byte[] record = new byte[20_000];
        int taken = 0;
        int count = 0;
        while (taken < most && held.size() < number && count >= 0) {
            count = input.read(record, 0, Math.min(record.length, most - taken));
            held.write(record, 0, Math.max(0, count));
            taken += Math.max(0, count);
            server.largestRecord = Math.max(server.largestRecord, count);
        }
        server.partials.put(path, held.toByteArray());
        if (held.size() == number) {
            server.files.put(path, server.partials.remove(path));
            if (stays) {
                secure.getOutputStream().write((server.word + "\4").getBytes(UTF_8));
                return;
            }
            if (server.endsProperly) {
                end(plain, secure);
            }
        }
        plain.close();
    }

    private static void end(Socket plain, SSLSocket secure) throws IOException {
        secure.shutdownOutput(); // close_notify
        plain.shutdownOutput();
        while (plain.getInputStream().read() >= 0) {
            // until the client has read all
        }
    }
}
