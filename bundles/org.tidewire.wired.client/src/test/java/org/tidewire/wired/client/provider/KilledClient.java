package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.WiredConnection;

/** A process with our own client that moves one file, to be killed. It says where it begins, and how much it has moved. */
final class KilledClient {
    private static final String BEGUN = "begun ";
    private static final String DONE = "done ";

    private KilledClient() {}

    /**
     * Moves the file to its end.
     *
     * @param args the file of known servers, the port, the user, bytes per second, put or get, the file here and there
     */
    public static void main(String[] args) throws IOException {
        Victim.followParent();
        TlsWiredClient client = KillGround.client(Path.of(args[0]));
        try (WiredConnection connection = client.connect(KillGround.url(args[2], Integer.parseInt(args[1])))) {
            connection.limit(Long.parseLong(args[3]), Long.parseLong(args[3]));
            Path local = Path.of(args[5]);
            FilePath remote = FilePath.of(args[6]);
            if (args[4].equals("put")) {
                connection.put(local, remote, new Words());
            } else {
                connection.get(remote, local, new Words());
            }
        } finally {
            client.close();
        }
    }

    static Victim start(KillGround ground, String user, Parcel parcel, long speed) throws IOException {
        return new Victim(
                KilledClient.class,
                ground.knownServers().toString(),
                Integer.toString(ground.port()),
                user,
                Long.toString(speed),
                parcel.isUpload() ? "put" : "get",
                parcel.local().toString(),
                parcel.remote().toString());
    }

    /** Tells a parcel what a process said of it. */
    static void hear(Parcel parcel, Iterable<String> said) {
        for (String line : said) {
            if (line.startsWith(BEGUN)) {
                long offset = Long.parseLong(line.substring(BEGUN.length()));
                parcel.begun(parcel.remote(), offset, parcel.size(), () -> offset);
            } else {
                parcel.done(parcel.remote(), Long.parseLong(line.substring(DONE.length())), parcel.size());
            }
        }
    }

    private static final class Words implements Progress {
        @Override
        public void begun(FilePath file, long offset, long size, LongSupplier position) {
            System.out.println(BEGUN + offset);
        }

        @Override
        public void done(FilePath file, long moved, long size) {
            System.out.println(DONE + moved);
        }
    }
}
