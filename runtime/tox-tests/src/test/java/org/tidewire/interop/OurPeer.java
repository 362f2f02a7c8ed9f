package org.tidewire.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

import org.osgi.service.log.Logger;
import org.tidewire.tox.identity.IdentityFile;
import org.tidewire.tox.identity.Places;
import org.tidewire.tox.identity.RunMark;
import org.tidewire.tox.identity.Savedata;
import org.tidewire.tox.io.NodeSettings;
import org.tidewire.tox.io.OpenNode;
import org.tidewire.tox.io.PortRange;
import org.tidewire.tox.onion.OnionMode;

/**
 * Our node as a program that obeys and tells as {@code toxpeer} does. When standard input ends it says farewell and ends too,
 * so that none survives whoever started it.
 */
final class OurPeer {
    private OurPeer() {}

    /**
     * Runs until told to quit.
     *
     * @param words options
     */
    public static void main(String... words) throws IOException {
        OurOptions options = OurOptions.read(words);
        OurEvents events = new OurEvents();
        IdentityFile file = new IdentityFile(options.savedata(), new char[0], new SecureRandom());
        RunMark mark = new RunMark(options.savedata());
        Savedata identity = file.open();
        try (OpenNode node = open(options, mark, identity, events)) {
            node.start();
            if (options.udp()) {
                mark.start(node.port());
            }
            OurCommands commands = new OurCommands(node, file, identity, new Places(options.savedata()), events);
            try (OurFiles files = options.files() == null ? null : new OurFiles(options.files(), node, events, log())) {
                events.exchange(files);
                commands.exchange(files);
                commands.befriendAgain();
                commands.obey(List.of("id"));
                obeyLines(commands, events);
            }
        }
        mark.stop();
        events.tell("ended");
    }

    private static OpenNode open(OurOptions options, RunMark mark, Savedata identity, OurEvents events)
            throws IOException {
        NodeSettings settings = new NodeSettings(
                InetAddress.getLoopbackAddress(),
                new PortRange(options.firstPort(), options.lastPort(), mark.uncleanPort()),
                options.udp(),
                OnionMode.THREE_HOPS,
                options.lanDiscovery());
        return new OpenNode(settings, identity, events, log());
    }

    private static void obeyLines(OurCommands commands, OurEvents events) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            List<String> words = Line.words(line);
            try {
                boolean known = commands.obey(words);
                events.tell(known ? "done" : "error", words.get(0), known ? "" : "no such command");
            } catch (IOException | RuntimeException e) {
                events.tell("error", words.get(0), e);
            }
            if (words.get(0).equals("quit")) {
                return;
            }
        }
    }

    /** A log that goes where the transcript goes. */
    private static Logger log() {
        return (Logger) Proxy.newProxyInstance(
                OurPeer.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    if (method.getReturnType() != void.class) {
                        return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                    }
                    System.err.println("log\t" + method.getName() + "\t" + Arrays.deepToString(arguments));
                    return null;
                });
    }
}
