package org.tidewire.wired.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Checksum;
import org.tidewire.wired.Fields;
import org.tidewire.wired.trace.Trace;

/**
 * A server with the tree and the accounts of a trace. The bytes of its files are not in the trace, so others of the same
 * length stand for them, and their checksums for the traced ones.
 */
final class TraceSite implements AutoCloseable {
    final TestSite site;
    private final Map<String, byte[]> contents = new HashMap<>();

    TraceSite(Trace trace) throws IOException {
        site = new TestSite(Map.of(), Map.of("client.downloads", 1, "client.uploads", 1));
        site.storage.folders.clear();
        site.storage.folders.put(FilePath.ROOT, FileType.DIRECTORY);
        for (Trace.Thing thing : trace.tree()) {
            add(thing);
        }
    }

    /** The bytes that a traced checksum was of; made when they are first asked for. */
    byte[] content(String traced, int size) {
        return contents.computeIfAbsent(traced + " " + size, key -> random(key, size));
    }

    /** Our checksum for a traced one. */
    String sum(String traced) {
        return contents.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(traced + " "))
                .findFirst()
                .map(entry -> checksum(entry.getValue()))
                .orElse(traced);
    }

    static String checksum(byte[] bytes) {
        return Checksum.of(Arrays.copyOf(bytes, Math.min(bytes.length, Checksum.COVERED)))
                .hex();
    }

    @Override
    public void close() throws IOException {
        site.close();
    }

    /** Puts something into the tree, or lets somebody log in. */
    void add(Trace.Thing thing) {
        String what = thing.what();
        String words = thing.words();
        // Names hold spaces, the words behind them do not.
        int end = what.equals("account") ? words.indexOf(' ') : words.lastIndexOf(' ');
        String last = words.substring(end + 1);
        switch (what) {
            case "folder" -> site.storage.folders.put(FilePath.of(words.substring(0, end)), type(last));
            case "partial" -> file(words.substring(0, end) + FilePath.PARTIAL_SUFFIX, "", Integer.parseInt(last));
            case "account" -> account(words.substring(0, end), last.split(" ", -1));
            default -> {
                String[] parts = words.substring(words.startsWith("/") ? 1 : 0).split(" (?=\\d+( [0-9a-f]{40})?$)");
                String[] rest = parts[1].split(" ");
                file("/" + parts[0], rest.length > 1 ? rest[1] : parts[0], Integer.parseInt(rest[0]));
            }
        }
    }

    private void file(String path, String traced, int size) {
        FilePath parent = FilePath.of(path).parent();
        while (!parent.isRoot()) {
            site.storage.folders.putIfAbsent(parent, FileType.DIRECTORY);
            parent = parent.parent();
        }
        site.storage.put(path, content(traced, size));
    }

    private void account(String login, String... words) {
        FilePath home = FilePath.of(words[0]);
        Set<Privilege> privileges = EnumSet.noneOf(Privilege.class);
        for (String name : words[1].split(",")) {
            if (name.equals("all")) {
                privileges.addAll(EnumSet.allOf(Privilege.class));
            } else {
                privileges.add(Privilege.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        }
        AccountLimits limits = words.length == 2
                ? AccountLimits.NONE
                : new AccountLimits(
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3]),
                        Integer.parseInt(words[4]),
                        Integer.parseInt(words[5]));
        String password = login.equals("guest") ? "" : "secret";
        site.accounts.add(
                new Account() {
                    @Override
                    public boolean authenticate(String presented) {
                        return presented.equals(Fields.password(password));
                    }

                    @Override
                    public Set<Privilege> privileges() {
                        return privileges;
                    }

                    @Override
                    public AccountLimits limits() {
                        return limits;
                    }

                    @Override
                    public FilePath home() {
                        return home;
                    }
                },
                Map.of(Account.NAME, login, "service.ranking", 1));
    }

    private static FileType type(String name) {
        return switch (name) {
            case "uploads" -> FileType.UPLOADS;
            case "drop-box" -> FileType.DROP_BOX;
            default -> FileType.DIRECTORY;
        };
    }

    private static byte[] random(String seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed.hashCode()).nextBytes(bytes);
        return bytes;
    }
}
