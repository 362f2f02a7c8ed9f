package org.tidewire.metrics;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;
import org.tidewire.transfer.Transfers;

/** Services that answer as they are told. */
final class Doubles {
    static final Peer ANN = new Peer("ann", "192.0.2.7");
    static final Peer FRIEND = new Peer("AB".repeat(32), "");
    static final Flow UPLOAD = new Flow(Direction.INCOMING, false);

    /** An answer to a call by its method's name. */
    interface Answer {
        Object to(String method, Object[] values) throws IOException;
    }

    private Doubles() {}

    static <T> T of(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == values[0];
                    default -> answer.to(method.getName(), values);
                }));
    }

    /** A framework in which these services are, and stay until they are unregistered. */
    static BundleContext context(List<Object> services) {
        return of(BundleContext.class, (method, values) -> {
            services.add(values[1]);
            return of(ServiceRegistration.class, (name, none) -> {
                services.remove(values[1]);
                return null;
            });
        });
    }

    /** An engine whose list is this one, as it is when somebody asks. */
    static Transfers engine(List<TransferInfo> all) {
        return of(Transfers.class, (method, values) -> transfers(new ArrayList<>(all)));
    }

    static List<Transfer> transfers(List<TransferInfo> all) {
        return all.stream()
                .map(info -> of(Transfer.class, (method, values) -> info))
                .toList();
    }

    /** Ann's upload number 7. */
    static TransferInfo upload(TransferState state, long position) {
        return info(7, Direction.INCOMING, ANN, state, position);
    }

    static TransferInfo info(long number, Direction direction, Peer peer, TransferState state, long position) {
        return new TransferInfo(
                number,
                FileId.random(),
                direction,
                peer,
                FileKind.DATA,
                "a",
                FilePath.of("/a"),
                1000,
                position,
                state,
                0,
                "");
    }
}
