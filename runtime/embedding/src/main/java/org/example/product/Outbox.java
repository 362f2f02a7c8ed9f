package org.example.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfers;

/** Keeps a file and sends it to the neighbour, who is there as long as this is. */
@Component(property = "product=outbox")
public final class Outbox implements Consumer<Path> {
    static final String NEIGHBOUR = "neighbour";

    private final Transfers transfers;
    private final Storage tree;
    private final Neighbour neighbour;
    private final ServiceRegistration<Friend> online;

    /** Registered by hand, as a friend comes and goes; a component that needs the engine and is one would be a circle. */
    @Activate
    public Outbox(
            BundleContext context,
            @Reference Transfers transfers,
            @Reference(target = "(" + StorageTree.TREE + "=true)") Storage tree)
            throws IOException {
        this.transfers = transfers;
        this.tree = tree;
        neighbour = new Neighbour(Path.of(context.getProperty("product.home"), "inbox"));
        online = context.registerService(
                Friend.class, neighbour, FrameworkUtil.asDictionary(Map.of(Friend.ID, NEIGHBOUR)));
    }

    @Deactivate
    public void close() throws InterruptedException {
        online.unregister();
        neighbour.close();
    }

    @Override
    public void accept(Path file) {
        FilePath kept = FilePath.ROOT.child(file.getFileName().toString());
        try (PartialFile partial = tree.create(kept, "outbox")) {
            partial.append(ByteBuffer.wrap(Files.readAllBytes(file)));
            partial.commit();
            transfers.send(NEIGHBOUR, kept, FileKind.DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
