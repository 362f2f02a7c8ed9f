package org.tidewire.shell;

import static org.tidewire.shell.Column.number;
import static org.tidewire.shell.Column.words;

import java.time.Duration;
import java.util.List;

import org.tidewire.transfer.Direction;
import org.tidewire.transfer.TransferInfo;

/** How the results of the scopes {@code transfer} and {@code resume} look. */
final class TransferLayouts {
    private static final int REASON = 30;
    private static final int NAME = 24;
    private static final long LONG_DAYS = 4;

    private static final List<Column<TransferInfo>> INFO = List.of(
            words("Nr", TransferInfo::number),
            words("State", info -> Layouts.lower(info.state())),
            words("Reason", info -> Text.line(info.reason())),
            words("Direction", info -> Layouts.lower(info.direction())),
            words("Peer", TransferInfo::peer),
            words("Name", info -> Text.line(info.name())),
            words("Path", TransferInfo::path),
            words("Kind", info -> Layouts.lower(info.kind())),
            words("Size", info -> Units.exact(info.size())),
            words("Position", info -> Units.exact(info.position())),
            words("Done", info -> Units.percent(info.position(), info.size())),
            words("Queue", info -> info.queue() == 0 ? "" : info.queue()),
            words("File id", info -> info.id().hex()));

    private static final Layout<TransferRow> ROW = new Layout<>(
            TransferRow.class,
            List.of(
                    number("Nr", TransferRow::number),
                    words("State", row -> Layouts.lower(row.state())),
                    words("Way", row -> way(row.info())),
                    words("Peer", TransferRow::peer),
                    number("Size", row -> Units.size(row.size())),
                    number("Done", row -> Units.percent(row.position(), row.size())),
                    number("Rate", TransferLayouts::rate).ifAny(),
                    number("Left", TransferLayouts::left).ifAny(),
                    words("Waits for", TransferRow::waiting).ifAny(),
                    words("Path", TransferRow::path)),
            List.of(
                    words("Nr", TransferRow::number),
                    words("State", row -> Layouts.lower(row.state())),
                    words("Since", row -> Units.moment(row.since())),
                    words("Reason", row -> Text.line(row.reason())),
                    words("Waits for", TransferRow::waiting),
                    words("Direction", row -> Layouts.lower(row.info().direction())),
                    words("Peer", TransferRow::peer),
                    words("Key", TransferLayouts::key),
                    words("Name", row -> Text.line(row.info().name())),
                    words("Path", TransferRow::path),
                    words("Kind", row -> Layouts.lower(row.info().kind())),
                    words("Size", row -> Units.exact(row.size())),
                    words("Position", row -> Units.exact(row.position())),
                    words("Done", row -> Units.percent(row.position(), row.size())),
                    words("Rate", TransferLayouts::rate),
                    words("Left", TransferLayouts::left),
                    words("File id", row -> row.info().id().hex())));

    private static final List<Column<Ended>> ENDED = List.of(
            words("When", ended -> Units.moment(ended.transfer().since())),
            words("State", ended -> Layouts.lower(ended.transfer().state())),
            words("Way", ended -> way(ended.transfer().info())),
            words("Peer", ended -> ended.transfer().peer()),
            number("Size", ended -> Units.size(ended.transfer().size())),
            words("Reason", TransferLayouts::reason).ifAny(),
            words("Path", ended -> ended.transfer().path()));

    private static final Layout<Resumable> RESUMABLE = new Layout<>(
            Resumable.class,
            List.of(
                    words("Id", Resumable::shortId),
                    words("Way", row -> way(row.info())),
                    words("Peer", Resumable::peer),
                    number("Size", row -> Units.size(row.info().size())),
                    number("Held", TransferLayouts::held).ifAny(),
                    words("Name", row -> Text.fit(Text.line(row.info().name()), NAME)),
                    words("What happens next", Resumable::next)),
            List.of(
                    words("File id", row -> row.info().id().hex()),
                    words("Direction", row -> Layouts.lower(row.info().direction())),
                    words("Peer", Resumable::peer),
                    words("Name", row -> Text.line(row.info().name())),
                    words("Path", row -> row.info().path()),
                    words("Size", row -> Units.exact(row.info().size())),
                    words("Held", row -> row.held() < 0 ? "" : Units.exact(row.held())),
                    words("What happens next", Resumable::next)));

    private static final List<Column<Slots>> SLOTS = List.of(
            words("Direction", slots -> Layouts.lower(slots.direction())),
            number("Slots in use", Slots::used),
            number("Waiting", Slots::waiting));

    /** All of them. */
    static final List<Layout<?>> ALL = List.of(
            ROW,
            new Layout<>(TransferInfo.class, INFO, INFO),
            new Layout<>(Ended.class, ENDED, ENDED),
            RESUMABLE,
            new Layout<>(Slots.class, SLOTS, SLOTS));

    private TransferLayouts() {}

    private static String way(TransferInfo info) {
        return info.direction() == Direction.INCOMING ? "in" : "out";
    }

    private static String reason(Ended ended) {
        return Text.fit(Text.line(ended.transfer().reason()), REASON);
    }

    private static String key(TransferRow row) {
        return row.info().peer().place().isEmpty() ? row.info().peer().name() : "";
    }

    private static String rate(TransferRow row) {
        return row.rate() == 0 ? "" : Units.rate((double) row.rate());
    }

    private static String left(TransferRow row) {
        Duration left = row.left();
        if (left == null) {
            return "";
        }
        return left.toDays() < LONG_DAYS ? Units.span(left) : left.toDays() + " days";
    }

    private static String held(Resumable row) {
        return row.held() < 0 ? "" : Units.size(row.held());
    }
}
