package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;

class AccountCommandsTest {
    @Test
    void listsAccountsTheHigherRankedOfTwo() throws Exception {
        try (GogoShell shell = new GogoShell()) {
            showAccounts(shell);
        }
    }

    private static void showAccounts(GogoShell shell) throws Exception {
        AccountCommands accounts = new AccountCommands();
        shell.add("account", accounts, "list");
        assertEquals("no accounts", shell.show("account:list"));
        accounts.bindAccount(account("guest", 0), new Someone(Set.of(Privilege.DOWNLOAD)));
        accounts.bindAccount(account("guest", 5), new Someone(Set.of(Privilege.UPLOAD_ANYWHERE, Privilege.DOWNLOAD)));
        accounts.bindAccount(account("admin", 0), new Someone(Set.of()));
        accounts.bindAccount(
                new Reference<>(Map.of(Account.NAME, "staffer", Account.GROUP, "staff")),
                new Someone(EnumSet.allOf(Privilege.class), new AccountLimits(2048, 1024, 3, 0), "/Staff"));
        assertEquals("""
                Login    Group  Home    Limits                                     Privileges
                admin           /
                guest           /                                                  download, upload-anywhere
                staffer  staff  /Staff  down 2.0 KiB/s, up 1.0 KiB/s, downloads 3  all""", shell.show("account:list"));
        accounts.unbindAccount(account("guest", 5));
        assertTrue(shell.show("account:list").matches("(?s).*\\nguest +/ +download\\n.*"));
    }

    private static Reference<Account> account(String name, int ranking) {
        return new Reference<>(Map.of(Account.NAME, name, "service.ranking", ranking));
    }

    private record Someone(Set<Privilege> privileges, AccountLimits limits, String root) implements Account {
        Someone(Set<Privilege> privileges) {
            this(privileges, AccountLimits.NONE, "/");
        }

        @Override
        public boolean authenticate(String password) {
            return false;
        }

        @Override
        public FilePath home() {
            return FilePath.of(root);
        }
    }
}
