package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.account.config.PasswordHash;

/**
 * A measurement, not a test: whether time tells an unknown login from a wrong password, by Welch's t over so many tries
 * of each, in random order. Below 4.5 it does not. Runs with {@code -Dlogin.tries=2000} alone, and prints what it finds:
 * what else the machine does is no fault of the code.
 */
@EnabledIfSystemProperty(named = "login.tries", matches = "\\d+")
class LoginTimingTest {
    private static final int WARM_UP = 20;
    private static final long SEED = 7;

    /** The times of one kind of guess: how many, their mean and their variance (Welford). */
    private static final class Times {
        private long count;
        private double mean;
        private double squares;

        void add(double time) {
            double off = time - mean;
            mean += off / ++count;
            squares += off * (time - mean);
        }

        double error() {
            return squares / (count - 1) / count;
        }
    }

    @Test
    void timeDoesNotTellWhetherALoginExists() {
        Accounts accounts = new Accounts();
        add(accounts, "admin", PasswordHash.make(PasswordHash.wired("secret")));
        add(accounts, "anna", PasswordHash.make(PasswordHash.wired("fjord")));
        add(accounts, "guest", PasswordHash.NONE);
        compare(accounts, "a wrong password for admin against an unknown login", "admin", "martian");
        compare(accounts, "a wrong password for guest, who has none, against an unknown login", "guest", "martian");
    }

    private static void compare(Accounts accounts, String what, String known, String unknown) {
        int tries = Integer.getInteger("login.tries");
        Times[] times = {new Times(), new Times()};
        Random random = new Random(SEED);
        for (int i = 0; i < WARM_UP; i++) {
            time(accounts, i % 2 == 0 ? known : unknown);
        }
        while (times[0].count < tries || times[1].count < tries) {
            int kind = random.nextInt(2);
            kind = times[kind].count < tries ? kind : 1 - kind;
            times[kind].add(time(accounts, kind == 0 ? known : unknown));
        }
        double t = (times[0].mean - times[1].mean) / Math.sqrt(times[0].error() + times[1].error());
        System.out.printf(
                Locale.ROOT,
                "%s: %d tries of each, %.3f and %.3f ms, Welch t = %.2f (4.5 would tell)%n",
                what,
                tries,
                times[0].mean,
                times[1].mean,
                t);
    }

    private static double time(Accounts accounts, String login) {
        String guess = PasswordHash.wired("wrong");
        long begun = System.nanoTime();
        Accounts.Verdict verdict = accounts.authenticate(login, guess, () -> false);
        double millis = (System.nanoTime() - begun) / 1e6;
        assertEquals(Accounts.Verdict.WRONG, verdict);
        return millis;
    }

    private static void add(Accounts accounts, String login, PasswordHash hash) {
        Account account = new Account() {
            @Override
            public boolean authenticate(String presented) {
                return hash.matches(presented);
            }

            @Override
            public Set<Privilege> privileges() {
                return Set.of();
            }
        };
        accounts.add(account, Map.of(Account.NAME, login));
    }
}
