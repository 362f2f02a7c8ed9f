package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A process with our own server on a folder, to be killed. */
final class KilledServer {
    static final String UP = "up";

    private KilledServer() {}

    /**
     * Serves until it is killed.
     *
     * @param args the folder of files, that of the identity, the port, the users
     */
    public static void main(String[] args) {
        RealServer.on(
                Path.of(args[0]),
                Path.of(args[1]),
                Integer.parseInt(args[2]),
                Arrays.copyOfRange(args, 3, args.length));
        System.out.println(UP);
        Victim.outliveNobody();
    }

    static Victim start(KillGround ground) throws IOException {
        String[] arguments = {ground.served().toString(), ground.identity().toString(), Integer.toString(ground.port())
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + ground.users().length);
        System.arraycopy(ground.users(), 0, all, arguments.length, ground.users().length);
        Victim server = new Victim(KilledServer.class, all);
        try {
            server.awaitWord(UP);
            return server;
        } catch (IOException | AssertionError e) {
            server.close();
            throw e;
        }
    }
}
