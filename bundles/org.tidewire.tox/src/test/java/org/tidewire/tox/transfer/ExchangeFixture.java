package org.tidewire.tox.transfer;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.osgi.service.log.Logger;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.friend.FileControlKind;
import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.FileId;

/** Files between a friend and an engine, neither of which is real. */
abstract class ExchangeFixture {
    static final int CHUNK = 1371;
    static final FileId ID = FileId.random();

    final TestThread node = new TestThread();
    final TestWire wire = new TestWire();
    final FriendFiles files = new FriendFiles(wire);
    final FileExchange exchange = new FileExchange(node, fake(Logger.class, () -> null));
    final ToxFriend friend = exchange.begin("friend", files);
    FakeTransfer transfer;

    @AfterEach
    void close() throws Exception {
        node.ask(() -> {
            files.end();
            return true;
        });
        exchange.close();
        node.close();
    }

    static <T> T fake(Class<T> type, Supplier<Object> result) {
        return type.cast(Proxy.newProxyInstance(
                ExchangeFixture.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getReturnType() == boolean.class) {
                        return method.getName().equals("equals") && self == arguments[0];
                    }
                    return method.getName().equals("receive") ? result.get() : null;
                }));
    }

    void changed() {
        exchange.changed(transfer.info(), transfer.info());
    }

    void control(FileRole role, FileControlKind kind) throws Exception {
        node.run(() -> files.received(new FileControlPacket(role, 0, kind)));
    }
}
