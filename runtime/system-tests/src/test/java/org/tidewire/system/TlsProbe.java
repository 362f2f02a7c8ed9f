package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One handshake with a server and no more: by OpenSSL, or by a hello written out where OpenSSL is too new. */
final class TlsProbe {
    private static final int HANDSHAKE = 22;
    private static final String AGREED = "Cipher is ";

    private TlsProbe() {}

    /** Tells the names of all suites before TLS 1.3 that this OpenSSL knows, however bad. */
    static List<String> suites() throws Exception {
        String all = run("", "ciphers", "ALL:COMPLEMENTOFALL:@SECLEVEL=0").strip();
        return Arrays.stream(all.split(":", -1))
                .filter(each -> !each.startsWith("TLS_"))
                .toList();
    }

    /** Tells the suite that is agreed on; empty if none is. */
    static String agreed(int port, String... options) throws Exception {
        return agreedIn(session(port, "", options));
    }

    /** Reads the suite from what OpenSSL said. */
    static String agreedIn(String output) {
        int begin = output.indexOf(AGREED);
        String name = begin < 0
                ? ""
                : output.substring(begin + AGREED.length()).lines().findFirst().orElse("");
        return name.equals("(NONE)") ? "" : name;
    }

    /** Says something to the client, as R for a renegotiation; tells all that it says. */
    static String session(int port, String input, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port));
        words.addAll(List.of(options));
        return run(input, words.toArray(String[]::new));
    }

    private static String run(String input, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().write(input.getBytes(UTF_8));
            if (input.isEmpty()) {
                process.getOutputStream().close();
            } else {
                process.getOutputStream().flush();
            }
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("openssl still runs: " + output);
            }
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Offers an old version with the usual suites of its time; tells whether the server goes on with it. */
    static boolean accepts(int port, int major, int minor) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello(major, minor));
            return socket.getInputStream().read() == HANDSHAKE;
        }
    }

    private static byte[] hello(int major, int minor) throws IOException {
        int[] suites = {0xc014, 0xc00a, 0xc013, 0xc009, 0x0035, 0x002f, 0x000a, 0x0005};
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.write(new byte[] {(byte) major, (byte) minor});
        out.write(new byte[32]);
        out.write(0); // no session
        out.writeShort(2 * suites.length);
        for (int suite : suites) {
            out.writeShort(suite);
        }
        out.write(new byte[] {1, 0}); // no compression
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream all = new DataOutputStream(record);
        all.write(new byte[] {HANDSHAKE, (byte) major, (byte) minor});
        all.writeShort(4 + body.size());
        all.writeInt(1 << 24 | body.size());
        body.writeTo(all);
        return record.toByteArray();
    }
}
