package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;

/** An unknown login and a wrong password cost the same: one account is asked once, whatever is given. */
class EqualWorkTest {
    private record Asked(String login, String password) {}

    private final List<Asked> asked = new ArrayList<>();
    private final Accounts accounts = new Accounts();

    @Test
    void oneAccountIsAskedOnceBeTheLoginKnownOrNot() {
        addAll();
        for (String login : new String[] {"anna", "bo", "guest", "martian", "", "guest "}) {
            for (String password : new String[] {"", "wrong", "x".repeat(255)}) {
                asked.clear();
                boolean right = login.equals("guest") && password.isEmpty();
                assertEquals(right ? Accounts.Verdict.RIGHT : Accounts.Verdict.WRONG, guess(login, password));
                assertEquals(1, asked.size(), login);
            }
        }
    }

    @Test
    void whatStandsInForAnUnknownLoginIsNeverAskedForSomethingRight() {
        addAll();
        assertEquals(Accounts.Verdict.RIGHT, guess("anna", "secret"));
        for (int i = 0; i < 100; i++) {
            assertEquals(Accounts.Verdict.WRONG, guess("martian" + i, "secret"));
            assertNotEquals("secret", asked.get(asked.size() - 1).password());
            assertEquals(Accounts.Verdict.WRONG, guess("martian" + i, ""));
            assertNotEquals("", asked.get(asked.size() - 1).password(), "a guest's account would say yes, and at once");
        }
    }

    @Test
    void theSameAccountStandsInForALoginEachTimeAndAllOfThemForSome() {
        addAll();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            asked.clear();
            guess("martian" + i, "a");
            guess("martian" + i, "b");
            assertEquals(asked.get(0).login(), asked.get(1).login());
            used.add(asked.get(0).login());
        }
        assertEquals(Set.of("anna", "bo", "guest"), used);
    }

    @Test
    void nobodyIsAskedForWhomIsKeptOut() {
        addAll();
        assertEquals(Accounts.Verdict.NOT_ASKED, accounts.authenticate("anna", "secret", () -> true));
        assertTrue(asked.isEmpty());
    }

    @Test
    void whereThereAreNoAccountsEverythingIsWrong() {
        assertEquals(Accounts.Verdict.WRONG, guess("anna", "secret"));
    }

    private Accounts.Verdict guess(String login, String password) {
        return accounts.authenticate(login, password, () -> false);
    }

    private void addAll() {
        add("anna", "secret");
        add("bo", "secret");
        add("guest", "");
    }

    private void add(String login, String password) {
        Account account = new Account() {
            @Override
            public boolean authenticate(String presented) {
                asked.add(new Asked(login, presented));
                return presented.equals(password);
            }

            @Override
            public Set<Privilege> privileges() {
                return Set.of();
            }
        };
        accounts.add(account, Map.of(Account.NAME, login));
    }
}
