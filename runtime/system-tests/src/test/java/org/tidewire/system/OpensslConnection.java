package org.tidewire.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One {@code openssl s_client}. */
final class OpensslConnection implements AutoCloseable {
    private final Process process;

    OpensslConnection(int port, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("openssl", "s_client", "-quiet", "-connect", "127.0.0.1:" + port));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Tells whether OpenSSL is here, and knows a cipher for these options. */
    static boolean isPossible(String... options) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl", "ciphers", "-s"));
        command.addAll(List.of(options));
        try {
            Process ciphers = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean some = ciphers.getInputStream().readAllBytes().length > 1;
            return some && ciphers.waitFor(20, TimeUnit.SECONDS) && ciphers.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    void send(String bytes) throws IOException {
        process.getOutputStream().write(bytes.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** Reads up to the next EOT. */
    String reply() throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        for (int next = process.getInputStream().read();
                next != 4;
                next = process.getInputStream().read()) {
            if (next < 0) {
                throw new IOException("the server ended after " + reply);
            }
            reply.write(next);
        }
        return reply.toString(UTF_8);
    }

    /** Reads everything up to the server's end. */
    byte[] rest() throws IOException {
        return process.getInputStream().readAllBytes();
    }

    /** Waits for OpenSSL's own end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("openssl still runs");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
