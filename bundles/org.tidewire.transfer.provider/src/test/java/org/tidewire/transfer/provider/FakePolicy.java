package org.tidewire.transfer.provider;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.Content;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.TransferInfo;

/** A policy that outlives every engine, and says what it was asked to do; its disk may be broken. */
final class FakePolicy implements ResumePolicy {
    private final Map<String, TransferInfo> records;
    private final List<String> said;
    final List<String> touched = new CopyOnWriteArrayList<>();
    volatile int room = Integer.MAX_VALUE;
    volatile Consumer<String> remembering = name -> {};
    volatile boolean broken;
    volatile boolean dead;
    volatile long distrusted;

    FakePolicy(List<String> said) {
        this(said, new LinkedHashMap<>());
    }

    private FakePolicy(List<String> said, Map<String, TransferInfo> records) {
        this.said = said;
        this.records = records;
    }

    /** The same records, as the next process finds them; this one's engine is killed. */
    FakePolicy killed() {
        synchronized (records) {
            dead = true;
            return new FakePolicy(said, records);
        }
    }

    List<String> ids() {
        synchronized (records) {
            return List.copyOf(records.keySet());
        }
    }

    @Override
    public Optional<TransferInfo> recall(String friend, FileId id) {
        synchronized (records) {
            return Optional.ofNullable(records.get(friend + " INCOMING " + id.hex()));
        }
    }

    @Override
    public long position(TransferInfo saved, Content held) throws IOException {
        return Math.max(0, held.size() - distrusted);
    }

    @Override
    public void remember(TransferInfo transfer) throws IOException {
        remembering.accept(transfer.name());
        synchronized (records) {
            if (broken || dead) {
                throw new IOException("disk is broken");
            }
            if (records.size() >= room && !records.containsKey(key(transfer))) {
                throw new IOException("there is room for " + room + " records");
            }
            if (records.put(key(transfer), transfer) == null) {
                said.add("remember " + transfer.name());
            } else {
                touched.add(transfer.name());
            }
        }
    }

    @Override
    public void forget(TransferInfo transfer) throws IOException {
        synchronized (records) {
            if (broken || dead) {
                throw new IOException("disk is broken");
            }
            if (records.remove(key(transfer)) != null) {
                said.add("forget " + transfer.name());
            }
        }
    }

    @Override
    public List<TransferInfo> unfinished(String friend) {
        synchronized (records) {
            return records.values().stream()
                    .filter(each -> each.direction() == Direction.OUTGOING
                            && each.peer().name().equals(friend))
                    .toList();
        }
    }

    private static String key(TransferInfo info) {
        return info.peer().name() + " " + info.direction() + " " + info.id().hex();
    }

    @Override
    public void first(TransferInfo transfer) throws IOException {
        synchronized (records) {
            if (broken || dead) {
                throw new IOException("disk is broken");
            }
            if (records.containsKey(key(transfer))) {
                Map<String, TransferInfo> others = new LinkedHashMap<>(records);
                records.clear();
                records.put(key(transfer), others.remove(key(transfer)));
                records.putAll(others);
            }
        }
    }

    @Override
    public List<TransferInfo> all() {
        synchronized (records) {
            return List.copyOf(records.values());
        }
    }

    /** Lets everything of a friend go, as a policy does with what nobody touches. */
    void expire(String friend) {
        synchronized (records) {
            records.values().removeIf(each -> each.peer().name().equals(friend));
        }
    }
}
