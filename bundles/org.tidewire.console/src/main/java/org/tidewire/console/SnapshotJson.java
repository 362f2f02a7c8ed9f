package org.tidewire.console;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

import org.apache.felix.utils.json.JSONWriter;
import org.tidewire.friend.FriendInfo;

/** Writes what the page shows as JSON. Keys, addresses and file ids are left out: the page has no use for them. */
final class SnapshotJson {
    private interface Rows<T> {
        void write(T row) throws IOException;
    }

    private final JSONWriter json;

    private SnapshotJson(JSONWriter json) {
        this.json = json;
    }

    /**
     * Writes a snapshot.
     *
     * @param now what there is
     * @param out takes one object; is flushed
     * @throws IOException if it cannot
     */
    static void write(Snapshot now, Writer out) throws IOException {
        JSONWriter json = new JSONWriter(out);
        new SnapshotJson(json).write(now);
        json.flush();
    }

    private void write(Snapshot now) throws IOException {
        json.object();
        json.key("engine").value(now.engine());
        rows("live", now.live(), this::transfer);
        rows("ended", now.ended(), this::transfer);
        rows("waiting", now.waiting(), this::queued);
        rows("offers", now.offers(), this::queued);
        rows("stores", new Bounded<>(now.stores(), 0), this::store);
        json.key("node").value(now.node());
        rows("friends", now.friends(), this::friend);
        json.endObject();
    }

    private <T> void rows(String key, Bounded<T> some, Rows<T> each) throws IOException {
        json.key(key).object();
        json.key("more").value(some.more());
        json.key("rows").array();
        for (T row : some.rows()) {
            json.object();
            each.write(row);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void transfer(TransferRow row) throws IOException {
        json.key("id").value(TransferToken.of(row.info()));
        json.key("number").value(row.info().number());
        json.key("name").value(Printable.of(row.info().name()));
        json.key("path").value(Printable.of(row.info().path().toString()));
        json.key("peer").value(row.peer());
        json.key("direction").value(word(row.info().direction()));
        json.key("state").value(word(row.info().state()));
        json.key("since").value(row.since().toEpochMilli());
        json.key("position").value(row.info().position());
        json.key("size").value(row.info().size());
        json.key("rate").value(row.rate());
        json.key("left").value(row.left());
        json.key("waits").value(row.waits());
        json.key("actions").array();
        for (Action action : row.actions()) {
            json.value(action.word());
        }
        json.endArray();
    }

    private void queued(QueueRow row) throws IOException {
        json.key("number").value(row.number());
        json.key("name").value(row.name());
        json.key("peer").value(row.peer());
        json.key("direction").value(word(row.direction()));
        json.key("place").value(row.place());
    }

    private void store(StoreRow row) throws IOException {
        json.key("name").value(row.name());
        json.key("mount").value(row.mount());
        json.key("ranking").value(row.ranking());
        json.key("bundle").value(row.bundle());
        json.key("used").value(row.used());
        json.key("transfers").value(row.transfers());
    }

    private void friend(FriendInfo row) throws IOException {
        json.key("name").value(Printable.of(row.name()));
        json.key("nick").value(Printable.of(row.nick()));
        json.key("status").value(Printable.of(row.statusMessage()));
        json.key("state").value(word(row.state()));
        json.key("availability").value(word(row.availability()));
        json.key("seen").value(row.lastSeen() == null ? -1 : row.lastSeen().toEpochMilli());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
