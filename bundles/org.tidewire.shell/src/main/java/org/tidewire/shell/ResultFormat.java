package org.tidewire.shell;

import java.util.Collection;
import java.util.Optional;

import org.apache.felix.service.command.Converter;
import org.osgi.service.component.annotations.Component;

/**
 * Draws what the commands return: a list as a table, one result in detail. Gogo asks it for every result; it answers
 * for ours alone.
 */
@Component(
        property = {
            Converter.CONVERTER_CLASSES + "=org.tidewire.transfer.TransferInfo",
            Converter.CONVERTER_CLASSES + "=org.tidewire.storage.FileEntry",
            Converter.CONVERTER_CLASSES + "=org.tidewire.wired.client.RemoteFile",
            Converter.CONVERTER_CLASSES + "=org.tidewire.friend.FriendInfo",
            Converter.CONVERTER_CLASSES + "=org.tidewire.friend.Message",
            Converter.CONVERTER_CLASSES + "=org.tidewire.friend.NetworkInfo"
        })
public final class ResultFormat implements Converter {
    /** Converts nothing: commands take text and numbers. */
    @Override
    public Object convert(Class<?> desired, Object in) {
        return null;
    }

    @Override
    public CharSequence format(Object target, int level, Converter escape) throws Exception {
        if (target instanceof Collection<?> list) {
            return level == INSPECT ? table(list) : null;
        }
        if (target instanceof Queue queue) {
            return level == INSPECT ? drawn(queue) : null;
        }
        return Layouts.of(target).map(layout -> drawn(layout, target, level)).orElse(null);
    }

    private static String drawn(Layout<?> layout, Object target, int level) {
        return switch (level) {
            case INSPECT -> layout.detail(target);
            case LINE -> layout.line(target);
            case PART -> layout.part(target);
            default -> throw new IllegalArgumentException("the level is INSPECT, LINE or PART, not " + level);
        };
    }

    private static CharSequence table(Collection<?> list) {
        if (list.isEmpty()) {
            return list instanceof Rows<?> rows ? rows.none() : null;
        }
        Optional<Layout<?>> layout = Layouts.of(list.iterator().next());
        return layout.filter(found -> list.stream().allMatch(found.type()::isInstance))
                .map(found -> list instanceof Rows<?> rows ? drawn(found, rows) : found.list(list))
                .orElse(null);
    }

    private static String drawn(Layout<?> layout, Rows<?> rows) {
        String more = rows.more();
        return layout.list(rows.drawn()) + (more.isEmpty() ? "" : "\n" + more);
    }

    private static String drawn(Queue queue) {
        CharSequence waiting = queue.waiting().isEmpty() ? "nobody waits for a slot" : table(queue.waiting());
        CharSequence offers = queue.offers().isEmpty() ? "no friend has to accept anything" : table(queue.offers());
        return table(queue.slots()) + "\n\n" + waiting + "\n\n" + offers;
    }
}
