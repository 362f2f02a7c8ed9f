package org.tidewire.wired.server;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;

/** Who may log in at the moment. May be used from any thread. */
final class Accounts {
    private record Entry(String login, int ranking, Account account) {}

    /** What comes of a login. */
    enum Verdict {
        RIGHT,
        /** The login is unknown, or the password is wrong. */
        WRONG,
        /** Whoever asks is kept out. */
        NOT_ASKED
    }

    // A password costs memory and time on purpose; who has not logged in may not use up all of both. In turn, so that
    // many guesses keep nobody waiting for ever.
    private final Semaphore checks = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    // Nobody can tell which account stands in for an unknown login, nor guess what it is asked for.
    private final String salt = random();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    void add(Account account, Map<String, Object> properties) {
        entries.add(entry(account, properties));
    }

    /** Takes over changed properties; the account is never missing meanwhile. */
    void update(Account account, Map<String, Object> properties) {
        Entry now = entry(account, properties);
        entries.replaceAll(entry -> entry.account() == account ? now : entry);
    }

    void remove(Account account) {
        entries.removeIf(entry -> entry.account() == account);
    }

    /**
     * Tells whether somebody may log in; an unknown login takes as long as a wrong password: some account is asked for
     * something that is never right, always the same one for a login, so that a second try tells no more.
     *
     * @param keptOut asked once it is the caller's turn; if it is true no account is
     */
    Verdict authenticate(String login, String password, BooleanSupplier keptOut) {
        checks.acquireUninterruptibly();
        try {
            return keptOut.getAsBoolean() ? Verdict.NOT_ASKED : ask(login, password);
        } finally {
            checks.release();
        }
    }

    private Verdict ask(String login, String password) {
        Optional<Account> decoy = decoy(login);
        Optional<Account> account = find(login);
        String given = account.isPresent() ? password : password + salt;
        boolean right =
                account.or(() -> decoy).map(asked -> asked.authenticate(given)).orElse(false);
        return right && account.isPresent() ? Verdict.RIGHT : Verdict.WRONG;
    }

    private Optional<Account> decoy(String login) {
        List<Entry> all = List.copyOf(entries);
        int chosen = (salt + login).hashCode();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(Math.floorMod(chosen, all.size())).account());
    }

    /** Tells what somebody may do now; nothing once the account is gone. */
    Set<Privilege> privileges(String login) {
        return find(login).map(Account::privileges).orElse(Set.of());
    }

    /** Tells how much somebody may transfer now. */
    AccountLimits limits(String login) {
        return find(login).map(Account::limits).orElse(AccountLimits.NONE);
    }

    /** Tells where somebody's tree begins now; empty once the account is gone. */
    Optional<FilePath> home(String login) {
        return find(login).map(Account::home);
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Entry entry(Account account, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer given ? given : 0;
        String login = Normalizer.normalize(String.valueOf(properties.get(Account.NAME)), Normalizer.Form.NFC);
        return new Entry(login, ranking, account);
    }

    private Optional<Account> find(String login) {
        return entries.stream()
                .filter(entry -> entry.login().equals(login))
                .max(Comparator.comparingInt(Entry::ranking))
                .map(Entry::account);
    }
}
