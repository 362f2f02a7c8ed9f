package org.tidewire.wired.client.provider;

import java.io.IOException;

import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;
import org.tidewire.wired.WiredUrl;

/** Says hello and logs in (Wired 2). */
final class Login {
    private static final int HELLO = 200;
    private static final int LOGGED_IN = 201;

    private Login() {}

    /**
     * Logs in.
     *
     * @return what the server said to HELLO: its version, protocol, name and more
     * @throws org.tidewire.wired.client.WiredException if it refuses
     */
    static Message in(WiredUrl url, ControlConnection control) throws IOException {
        control.ask(Message.of("HELLO"));
        Message hello = await(control, HELLO, url.host() + ":" + url.port());
        control.ask(
                Message.of("NICK", url.login()),
                Message.of("CLIENT", version()),
                Message.of("USER", url.login()),
                Message.of("PASS", Fields.password(url.password())));
        await(control, LOGGED_IN, "login " + url.login() + " at " + url.host() + ":" + url.port());
        control.asked();
        return hello;
    }

    private static Message await(ControlConnection control, int number, String subject) throws IOException {
        Message reply = control.reply();
        while (reply.number() != number) {
            Refusal.check(reply, subject);
            reply = control.reply();
        }
        return reply;
    }

    private static String version() {
        String system = String.join(
                "; ", System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        String text = "Tidewire/0.1 (" + system + ") (Java " + System.getProperty("java.version") + ")";
        return text.replaceAll("\\p{Cc}", "");
    }
}
