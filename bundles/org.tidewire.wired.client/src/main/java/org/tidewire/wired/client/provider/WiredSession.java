package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.channel.TlsChannel;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredConnection;

/** One login. Requests take turns; transfers move at once. */
final class WiredSession implements WiredConnection {
    private final WiredUrl url;
    private final String serverName;
    private final String server;
    private final Lines lines;
    private final Logger log;
    private final Runnable closed;
    private final int parallel;
    private final Throttle download;
    private final Throttle upload;

    /**
     * Makes one that is logged in.
     *
     * @param lines its link, and those to come
     * @param parallel how many files of a folder move at once
     * @param download how fast downloads may be
     * @param upload how fast uploads may be
     * @param closed runs when it is closed
     */
    WiredSession(
            WiredUrl url, Lines lines, int parallel, Throttle download, Throttle upload, Logger log, Runnable closed) {
        this.url = url;
        this.lines = lines;
        serverName = Entries.shown(lines.link().hello().field(2));
        server = url.host() + ":" + url.port();
        this.parallel = parallel;
        this.download = download;
        this.upload = upload;
        this.log = log;
        this.closed = closed;
    }

    @Override
    public WiredUrl url() {
        return url;
    }

    @Override
    public String serverName() {
        return serverName;
    }

    @Override
    public boolean isOpen() {
        return lines.isOpen();
    }

    @Override
    public List<FileEntry> list(FilePath folder) throws IOException {
        return List.copyOf(requests().list(folder).entries());
    }

    @Override
    public RemoteFile stat(FilePath path) throws IOException {
        return requests().stat(path);
    }

    @Override
    public void createFolder(FilePath path) throws IOException {
        requests().createFolder(path);
    }

    @Override
    public void delete(FilePath path) throws IOException {
        requests().delete(path);
    }

    @Override
    public void move(FilePath from, FilePath to) throws IOException {
        requests().move(from, to);
    }

    @Override
    public void changeType(FilePath folder, FileType type) throws IOException {
        requests().changeType(folder, type);
    }

    @Override
    public void comment(FilePath path, String comment) throws IOException {
        requests().comment(path, comment);
    }

    @Override
    public List<FileEntry> search(String part) throws IOException {
        return List.copyOf(requests().search(part));
    }

    @Override
    public void get(FilePath remote, Path local, Progress progress) throws IOException {
        persist(progress, () -> kept(local), (link, done, again) -> {
            Wire wire = wire(link, again, false);
            RemoteFile found = link.requests().stat(remote);
            if (found.entry().type() == FileType.FILE) {
                new Download(wire, remote, local, done).run(found);
                Folders.force(Folders.of(local));
            } else {
                try (Crew crew = crew(link, again)) {
                    new FolderDownload(wire, crew, done).run(remote, local);
                }
            }
        });
    }

    @Override
    public void put(Path local, FilePath remote, Progress progress) throws IOException {
        persist(progress, () -> "the server keeps what arrived", (link, done, again) -> {
            Wire wire = wire(link, again, false);
            if (Files.isDirectory(local)) {
                try (Crew crew = crew(link, again)) {
                    new FolderUpload(wire, crew, done).run(local, remote);
                }
            } else {
                new Upload(wire, local, remote, done).run();
            }
        });
    }

    @Override
    public void limit(long downloadSpeed, long uploadSpeed) {
        checked("download speed", downloadSpeed);
        checked("upload speed", uploadSpeed);
        download.limit(downloadSpeed);
        upload.limit(uploadSpeed);
    }

    private static void checked(String name, long speed) {
        if (speed != AS_CONFIGURED) {
            Throttle.checked(name, speed);
        }
    }

    @Override
    public void close() throws IOException {
        closed.run();
        lines.close();
    }

    /** A get or put, on whatever link there is. */
    private interface Move {
        void run(Link link, Done done, boolean again) throws IOException;
    }

    /** Runs it until it is through or fails for another reason than a lost link; what was done is not done again. */
    private void persist(Progress progress, Supplier<String> kept, Move move) throws IOException {
        Done done = new Done(progress);
        lines.begin();
        try {
            Link link = lines.link();
            Optional<IOException> lost = run(move, link, done, false);
            while (lost.isPresent()) {
                log.info("{} is lost, connecting again: {}", server, BrokenTransfer.reason(lost.get()));
                link = lines.renew(link, lost.get(), done, kept);
                lost = run(move, link, done, true);
            }
        } finally {
            lines.end();
        }
    }

    /** Tells why the link is lost; empty if all is through. */
    private Optional<IOException> run(Move move, Link link, Done done, boolean again) throws IOException {
        try {
            move.run(link, done, again);
            return Optional.empty();
        } catch (IOException e) {
            if (!lines.isBroken(link, e)) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private static String kept(Path local) {
        Path partial = LocalPartial.place(local);
        if (Files.exists(partial)) {
            return "what arrived is kept in " + partial;
        }
        return Files.isDirectory(local) ? "what arrived is kept in " + local : "nothing arrived";
    }

    private Requests requests() {
        return lines.link().requests();
    }

    private Crew crew(Link link, boolean again) {
        return new Crew(() -> wire(link, again, true), parallel, link.control());
    }

    private Wire wire(Link link, boolean again, boolean many) {
        ByteBuffer chunk = ByteBuffer.allocate(TlsChannel.CHUNK);
        Lane lane = new Lane(link.port(), many, log);
        return new Wire(server, link.control(), link.requests(), lane, download, upload, chunk, again, log);
    }
}
