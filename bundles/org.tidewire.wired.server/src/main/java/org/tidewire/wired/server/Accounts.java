package org.tidewire.wired.server;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;

/** Who may log in at the moment. May be used from any thread. */
final class Accounts {
    private record Entry(String login, int ranking, Account account) {}

    // A password costs memory and time on purpose; who has not logged in may not use up all of both.
    private final Semaphore checks = new Semaphore(Runtime.getRuntime().availableProcessors());
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

    /** Tells whether somebody may log in; an unknown login takes as long as a wrong password. */
    boolean authenticate(String login, String password) {
        checks.acquireUninterruptibly();
        try {
            Optional<Account> account = find(login);
            Optional<Account> asked =
                    account.or(() -> entries.stream().findFirst().map(Entry::account));
            boolean right = asked.isPresent() && asked.get().authenticate(password);
            return right && account.isPresent();
        } finally {
            checks.release();
        }
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
