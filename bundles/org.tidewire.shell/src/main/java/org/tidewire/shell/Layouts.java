package org.tidewire.shell;

import static org.tidewire.shell.Column.number;
import static org.tidewire.shell.Column.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FileType;
import org.tidewire.wired.client.RemoteFile;

/** How every type of result looks. */
final class Layouts {
    private static final int NAMED = 20;

    private static final List<Column<FileEntry>> ENTRY = List.of(
            words("Path", FileEntry::path),
            words("Type", Layouts::type),
            words("Size", entry -> size(entry, Units.exact(entry.size()))),
            words("Created", entry -> Units.moment(entry.created())),
            words("Modified", entry -> Units.moment(entry.modified())));

    private static final Layout<FileEntry> FILE = new Layout<>(
            FileEntry.class,
            List.of(
                    words("Type", Layouts::type),
                    number("Size", entry -> size(entry, Units.size(entry.size()))),
                    words("Modified", entry -> Units.moment(entry.modified())),
                    words("Name", entry -> entry.path().name() + (entry.type() == FileType.FILE ? "" : "/"))),
            ENTRY);

    private static final Layout<RemoteFile> REMOTE = new Layout<>(
            RemoteFile.class,
            List.of(words("Path", file -> file.entry().path()), words("Checksum", RemoteFile::checksum)),
            List.of(
                    words("Path", file -> file.entry().path()),
                    words("Type", file -> type(file.entry())),
                    words(
                            "Size",
                            file -> size(file.entry(), Units.exact(file.entry().size()))),
                    words("Created", file -> Units.moment(file.entry().created())),
                    words("Modified", file -> Units.moment(file.entry().modified())),
                    words("Checksum", RemoteFile::checksum),
                    words("Comment", RemoteFile::comment)));

    private static final List<Column<Backend>> BACKEND = List.of(
            words("Name", Backend::name),
            number("Ranking", Backend::ranking),
            words("Mount", Backend::mount),
            words("Bundle", Backend::bundle),
            words("State", Backend::state),
            number("Transfers", Backend::transfers));

    private static final List<Column<Login>> LOGIN = List.of(
            words("Login", Login::login),
            words("Group", Login::group),
            words("Home", Login::home),
            words("Limits", login -> limits(login.limits())),
            words("Privileges", login -> privileges(login.privileges())));

    private static final List<Column<Sum>> SUM = List.of(
            words("Checksum", sum -> sum.checksum().hex()),
            number("Size", sum -> Units.exact(sum.size())),
            words("Path", Sum::path));

    private static final List<Column<Connected>> CONNECTED = List.of(
            words("Server", Connected::server), words("URL", Connected::url), words("Folder", Connected::folder));

    private static final List<Column<Moved>> MOVED = List.of(
            words("Target", Moved::target),
            number("Files", Moved::files),
            number("Skipped", Moved::skipped),
            number("Bytes", moved -> Units.exact(moved.bytes())),
            number("Time", moved -> seconds(moved)),
            number("Rate", moved -> Units.rate(moved.rate())),
            words("Not verified", Layouts::unverified));

    private static final List<Column<Found>> FOUND = List.of(
            words("Type", found -> type(found.entry())),
            number("Size", found -> size(found.entry(), Units.size(found.entry().size()))),
            words("Path", found -> found.entry().path()));

    private static final List<Layout<?>> ALL = List.of(
            FILE,
            REMOTE,
            new Layout<>(Backend.class, BACKEND, BACKEND),
            new Layout<>(Login.class, LOGIN, LOGIN),
            new Layout<>(Sum.class, SUM, SUM),
            new Layout<>(Connected.class, CONNECTED, CONNECTED),
            new Layout<>(Found.class, FOUND, FOUND),
            new Layout<>(Moved.class, MOVED, MOVED));

    private Layouts() {}

    /**
     * Finds how a result looks.
     *
     * @param result any object
     * @return its layout; empty if it is none of ours
     */
    static Optional<Layout<?>> of(Object result) {
        return Stream.of(ALL, ToxLayouts.ALL, TransferLayouts.ALL)
                .flatMap(List::stream)
                .filter(layout -> layout.type().isInstance(result))
                .findFirst();
    }

    /**
     * Writes a constant.
     *
     * @param value the constant
     * @return its name as commands take and show it
     */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String privileges(List<Privilege> privileges) {
        return privileges.size() == Privilege.values().length
                ? "all"
                : String.join(", ", privileges.stream().map(Layouts::lower).toList());
    }

    private static String limits(AccountLimits limits) {
        return Stream.of(
                        limit("down", limits.downloadSpeed(), Units.size(limits.downloadSpeed()) + "/s"),
                        limit("up", limits.uploadSpeed(), Units.size(limits.uploadSpeed()) + "/s"),
                        limit("downloads", limits.downloads(), Integer.toString(limits.downloads())),
                        limit("uploads", limits.uploads(), Integer.toString(limits.uploads())))
                .filter(limit -> !limit.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String limit(String name, long value, String text) {
        return value == 0 ? "" : name + " " + text;
    }

    private static String type(FileEntry entry) {
        if (entry.type() == FileType.DIRECTORY) {
            return "folder";
        }
        return entry.partial() ? "partial" : lower(entry.type());
    }

    private static String size(FileEntry entry, String bytes) {
        if (entry.type() == FileType.FILE) {
            return bytes;
        }
        return entry.size() == 1 ? "1 item" : entry.size() + " items";
    }

    /** At most a screen of names; a script has them all. */
    private static String unverified(Moved moved) {
        List<String> files = moved.unverified();
        if (files.isEmpty()) {
            return "";
        }
        String more = files.size() > NAMED ? ", and " + (files.size() - NAMED) + " more" : "";
        return "sent, but the server shows nothing of it: "
                + String.join(", ", files.subList(0, Math.min(NAMED, files.size()))) + more;
    }

    private static String seconds(Moved moved) {
        double seconds = moved.time().toMillis() / 1000.0;
        return seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds) : Units.span(moved.time());
    }
}
