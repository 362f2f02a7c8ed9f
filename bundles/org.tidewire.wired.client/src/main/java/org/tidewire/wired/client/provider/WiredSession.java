package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.osgi.service.log.Logger;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.WiredUrl;
import org.tidewire.wired.channel.TlsChannel;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredConnection;

/** One login. A fair lock lets one method run at a time; closing needs none. */
final class WiredSession implements WiredConnection {
    private final WiredUrl url;
    private final String serverName;
    private final String server;
    private final ControlConnection control;
    private final Requests requests;
    private final TransferPort port;
    private final Logger log;
    private final Runnable closed;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * Makes one that is logged in.
     *
     * @param closed runs when it is closed
     */
    WiredSession(
            WiredUrl url,
            String serverName,
            ControlConnection control,
            TransferPort port,
            Logger log,
            Runnable closed) {
        this.url = url;
        this.serverName = serverName;
        server = url.host() + ":" + url.port();
        this.control = control;
        requests = new Requests(control);
        this.port = port;
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
        return control.isOpen();
    }

    @Override
    public List<FileEntry> list(FilePath folder) throws IOException {
        turn.lock();
        try {
            return List.copyOf(requests.list(folder).entries());
        } finally {
            turn.unlock();
        }
    }

    @Override
    public RemoteFile stat(FilePath path) throws IOException {
        turn.lock();
        try {
            return requests.stat(path);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void createFolder(FilePath path) throws IOException {
        turn.lock();
        try {
            requests.createFolder(path);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void get(FilePath remote, Path local, Progress progress) throws IOException {
        turn.lock();
        try {
            RemoteFile found = requests.stat(remote);
            if (found.entry().type() == FileType.FILE) {
                new Download(wire(), remote, local, progress).run(found);
                Folders.force(Folders.of(local));
            } else {
                new FolderDownload(wire(), progress).run(remote, local);
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void put(Path local, FilePath remote, Progress progress) throws IOException {
        turn.lock();
        try {
            if (Files.isDirectory(local)) {
                new FolderUpload(wire(), progress).run(local, remote);
            } else {
                new Upload(wire(), local, remote, progress).run();
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        closed.run();
        control.close();
    }

    private Wire wire() {
        return new Wire(server, control, requests, port, ByteBuffer.allocate(TlsChannel.CHUNK), log);
    }
}
