package org.tidewire.console;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.osgi.framework.ServiceReference;
import org.tidewire.friend.Availability;
import org.tidewire.friend.FriendInfo;
import org.tidewire.friend.FriendState;
import org.tidewire.friend.Friends;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.Storage;
import org.tidewire.storage.StorageTree;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferException;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.Transfers;

/** Services of which only what the page asks answers. */
final class Fakes {
    static final Instant TIME = Instant.parse("2026-11-20T18:05:00Z");

    private Fakes() {}

    /** An engine with these transfers. */
    static Transfers engine(Transfer... transfers) {
        return of(Transfers.class, Map.of("list", List.of(transfers)));
    }

    /** A transfer that writes down what it is told. */
    static Transfer transfer(TransferInfo info, List<String> said) {
        return transfer(info, 1_000_000, TIME, said, null);
    }

    /** A transfer. */
    static Transfer transfer(TransferInfo info) {
        return transfer(info, 1_000_000, TIME, List.of(), null);
    }

    /** A transfer that came to its state some time. */
    static Transfer transfer(TransferInfo info, Instant since) {
        return transfer(info, 1_000_000, since, List.of(), null);
    }

    /** A transfer at some speed. */
    static Transfer transfer(TransferInfo info, long rate) {
        return transfer(info, rate, TIME, List.of(), null);
    }

    /** A transfer that does nothing it is told. */
    static Transfer stubborn(TransferInfo info, TransferException refusal) {
        return transfer(info, 0, TIME, List.of(), refusal);
    }

    private static Transfer transfer(
            TransferInfo info, long rate, Instant since, List<String> said, TransferException refusal) {
        return proxy(Transfer.class, (self, method, args) -> switch (method.getName()) {
            case "info" -> info;
            case "rate" -> rate;
            case "since" -> since;
            case "storage" -> "main";
            case "control" -> {
                if (refusal != null) {
                    throw refusal;
                }
                said.add(args[1] + " " + args[0]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Friends that are only a list. */
    static Friends friends(FriendInfo... list) {
        return of(Friends.class, Map.of("list", List.of(list)));
    }

    /** Friends of a node that has just stopped. */
    static Friends stopped() {
        return proxy(Friends.class, (self, method, args) -> {
            throw new IOException("the node has stopped");
        });
    }

    /** A friend by the key {@link Infos#KEY}. */
    static FriendInfo friend(String name, FriendState state, String nick, Instant seen) {
        return new FriendInfo(
                name, Infos.KEY, state, "udp 192.0.2.7 port 33445", nick, "at home", Availability.AWAY, seen);
    }

    /** A policy that remembers these. */
    static ResumePolicy policy(TransferInfo... remembered) {
        return of(ResumePolicy.class, Map.of("all", List.of(remembered)));
    }

    /** A tree with one backend for all paths; null for none. */
    static StorageTree tree(String name) {
        return proxy(StorageTree.class, (self, method, args) -> {
            if (name == null) {
                throw new IOException("there is no root");
            }
            return new StorageTree.Place(null, name, (FilePath) args[0]);
        });
    }

    /** A backend's reference, without a bundle. */
    @SuppressWarnings("unchecked")
    static ServiceReference<Storage> reference(int ranking, Map<String, ?> properties) {
        return proxy(ServiceReference.class, (self, method, args) -> switch (method.getName()) {
            case "getProperty" -> args[0].equals("service.ranking") ? (Object) ranking : properties.get(args[0]);
            case "compareTo" ->
                Integer.compare(ranking, (Integer) ((ServiceReference<?>) args[0]).getProperty("service.ranking"));
            case "getBundle" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Anything that answers by method names. */
    static <T> T of(Class<T> type, Map<String, ?> answers) {
        return proxy(type, (self, method, args) -> answers.get(method.getName()));
    }

    static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
