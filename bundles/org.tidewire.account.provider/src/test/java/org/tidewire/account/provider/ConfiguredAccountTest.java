package org.tidewire.account.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.account.config.PasswordHash;

/** An account as a service: who it lets in, its login, and what a change does to it. */
class ConfiguredAccountTest {
    private final FakeOsgi osgi = new FakeOsgi();

    @Test
    void showsNothingButItsName() {
        String hash = PasswordHash.make("secret").toString();
        ConfiguredAccount account = osgi.account(Map.of("login", "ann", "password", hash));
        assertEquals(Account.class, osgi.registered.get(0)[0]);
        assertSame(account, osgi.registered.get(0)[1]);
        Dictionary<?, ?> properties = (Dictionary<?, ?>) osgi.registered.get(0)[2];
        assertEquals("ann", properties.get(Account.NAME));
        assertEquals(1, properties.size());
        account.close();
        assertEquals(1, osgi.unregistered);
    }

    @Test
    void keepsAConfiguredRanking() {
        osgi.account(Map.of("login", "ann", "service.ranking", "7"));
        assertEquals(7, ((Dictionary<?, ?>) osgi.registered.get(0)[2]).get("service.ranking"));
    }

    @Test
    void letsInWhoKnowsThePassword() {
        String hash = PasswordHash.make(PasswordHash.wired("fjord")).toString();
        ConfiguredAccount account = osgi.account(Map.of("login", "ann", "password", hash));
        assertTrue(account.authenticate(PasswordHash.wired("fjord")));
        assertFalse(account.authenticate(PasswordHash.wired("fjords")));
        assertFalse(account.authenticate(""));
    }

    @Test
    void withoutAPasswordOnlyTheEmptyOneIsRight() {
        ConfiguredAccount guest = osgi.account(Map.of("login", "guest"));
        assertTrue(guest.authenticate(""));
        assertFalse(guest.authenticate(PasswordHash.wired("guest")));
        assertEquals(Set.of(), guest.privileges());
    }

    @Test
    void neverRepeatsAPasswordThatIsNoHash() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> osgi.account(Map.of("login", "ann", "password", "open sesame")));
        assertFalse(refusal.getMessage().contains("sesame"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("argon2id"), refusal.getMessage());
    }

    @Test
    void readsLoginsAsNfc() {
        osgi.account(Map.of("login", "bjo\u0308rn"));
        assertEquals("bj\u00f6rn", ((Dictionary<?, ?>) osgi.registered.get(0)[2]).get(Account.NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a@b", "a/b", "a\nb", "a\u0000", "\ud800"})
    void refusesLoginsThatWouldBeMisread(String login) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> osgi.account(Map.of("login", login)));
        assertTrue(refusal.getMessage().contains("1 to 64 characters"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }

    @Test
    void takesLoginsOf64Characters() {
        osgi.account(Map.of("login", "x".repeat(64)));
        assertThrows(IllegalArgumentException.class, () -> osgi.account(Map.of("login", "x".repeat(65))));
        assertThrows(IllegalArgumentException.class, () -> osgi.account(Map.of()));
    }

    @Test
    void staysOneServiceWhileItsTermsChange() {
        ConfiguredAccount account = osgi.account(Map.of("login", "ann", "privileges", "download"));
        FakeOsgi.modify(account, Map.of("login", "ann", "privileges", "upload", "uploads", 2, "service.ranking", 3));
        assertEquals(Set.of(Privilege.UPLOAD), account.privileges());
        assertEquals(2, account.limits().uploads());
        assertEquals(1, osgi.registered.size());
        assertEquals(0, osgi.unregistered);
        assertEquals(List.of(Map.of(Account.NAME, "ann", "service.ranking", 3)), osgi.announced);
    }

    @Test
    void closesWhenAChangeIsRefusedAndOpensWithABetterOne() {
        ConfiguredAccount account = osgi.account(Map.of("login", "ann", "privileges", "download, delete-files"));
        FakeOsgi.modify(account, Map.of("login", "ann", "privileges", "download, delete-file"));
        assertEquals(1, osgi.unregistered);
        assertTrue(osgi.logged.get(0).startsWith("error"), osgi.logged.toString());
        assertTrue(osgi.logged.get(0).contains("delete-file'"), osgi.logged.toString());
        account.close();
        assertEquals(1, osgi.unregistered);
        FakeOsgi.modify(account, Map.of("login", "ann", "privileges", "download", "downloads", "abc"));
        assertTrue(osgi.logged.get(1).contains("downloads = 'abc'"), osgi.logged.toString());
        assertEquals(1, osgi.registered.size());
        FakeOsgi.modify(account, Map.of("login", "ann", "privileges", "download"));
        assertEquals(2, osgi.registered.size());
        assertSame(account, osgi.registered.get(1)[1]);
        assertEquals(Set.of(Privilege.DOWNLOAD), account.privileges());
    }
}
