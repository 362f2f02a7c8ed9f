package org.tidewire.interop;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.log.Logger;
import org.tidewire.resume.tox.ToxResumePolicy;
import org.tidewire.storage.EditableStorage;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.storage.file.FileStorage;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.provider.TransferProtocol;
import org.tidewire.transfer.provider.tree.Tree;

/** Engine, resume policy and file storage as they are, with friends in memory; all of them can be started again. */
final class Client implements AutoCloseable {
    private static final int CHUNK = 65_536;

    /** While true, the disk takes no more bytes. */
    volatile boolean full;

    private final Path folder;
    private final Map<String, Object> limits;
    private final Map<String, FakeFriend> friends = new HashMap<>();
    private FileStorage storage;
    private ToxResumePolicy policy;
    private TransferProtocol engine;

    /** Keeps everything in a folder; the limits are the policy's. */
    Client(Path folder, Map<String, Object> limits) throws IOException {
        this.folder = folder;
        this.limits = limits;
        Files.createDirectories(folder.resolve("files"));
        start();
    }

    private void start() {
        storage = Components.storage(folder.resolve("files"), silence());
        Tree tree = Components.tree(narrow(storage), silence());
        policy = Components.policy(folder.resolve("journal"), tree, limits, silence());
        engine = Components.engine(Map.of(), tree, silence(), Components.rules(false));
        engine.addPolicy(policy);
    }

    /** Another run on the same disk; nobody is online. */
    void restart() throws IOException {
        close();
        friends.clear();
        start();
    }

    FakeFriend comes(String id) {
        FakeFriend friend = new FakeFriend();
        friends.put(id, friend);
        engine.addFriend(friend, Map.of(Friend.ID, id));
        return friend;
    }

    void goes(String id) {
        engine.removeFriend(friends.remove(id), Map.of(Friend.ID, id));
    }

    /** A friend's configuration is deleted. */
    void forget(String id) {
        engine.forget(id);
    }

    Transfer offered(String friend, FileOffer offer) throws IOException {
        return engine.receive(friends.get(friend), friend, offer);
    }

    /** Takes an offer in, accepts it, and stores the first bytes of what is sent. */
    Transfer received(String friend, FileOffer offer, byte[] bytes, int length) throws Exception {
        Transfer transfer = offered(friend, offer);
        transfer.control(FileControl.RESUME, Side.OURS);
        state(transfer, TransferState.RUNNING);
        pour(transfer, bytes, length);
        return transfer;
    }

    /** Stores what follows on what is held, up to a position. */
    static void pour(Transfer transfer, byte[] bytes, int end) throws IOException {
        for (int at = (int) transfer.info().position(); at < end; ) {
            int length = Math.min(CHUNK, end - at);
            transfer.write(ByteBuffer.wrap(bytes, at, length), at);
            at += length;
        }
    }

    static void state(Transfer transfer, TransferState state) throws Exception {
        Await.until(
                "it is " + state + ": " + transfer.info(), () -> transfer.info().state() == state);
    }

    Transfer send(String friend, String name) throws IOException {
        return engine.send(friend, FilePath.ROOT.child(name), FileKind.DATA);
    }

    List<Transfer> transfers() {
        return engine.list();
    }

    /** What the policy would offer, in order. */
    List<String> unfinished(String friend) {
        return policy.unfinished(friend).stream()
                .map(each -> each.id().hex() + " " + each.name())
                .toList();
    }

    /** The records on the disk. */
    List<Path> records() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("journal"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    Path file(String path) {
        return folder.resolve("files").resolve(path);
    }

    /** Names of what lies in the receive folder, the storage's own notes left aside. */
    List<String> receivedNames() throws IOException {
        try (Stream<Path> all = Files.list(file("Received"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        engine.close();
        policy.stop();
        storage.stop();
    }

    /** The same storage, whose partials take no bytes while the disk is full. */
    private EditableStorage narrow(FileStorage wide) {
        return proxy(EditableStorage.class, wide, result -> {
            if (result instanceof Optional<?> found
                    && found.isPresent()
                    && found.get() instanceof PartialFile partial) {
                return Optional.of(narrow(partial));
            }
            return result instanceof PartialFile partial ? narrow(partial) : result;
        });
    }

    private PartialFile narrow(PartialFile wide) {
        return proxy(PartialFile.class, wide, result -> result);
    }

    private interface Change {
        Object of(Object result);
    }

    private <T> T proxy(Class<T> type, T target, Change change) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, words) -> {
            if (full && Arrays.asList("append", "create").contains(method.getName())) {
                throw new IOException("No space left on device");
            }
            try {
                return change.of(method.invoke(target, words));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static Logger silence() {
        return (Logger) Proxy.newProxyInstance(
                Client.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (self, method, words) -> method.getReturnType() == boolean.class ? Boolean.FALSE : null);
    }
}
