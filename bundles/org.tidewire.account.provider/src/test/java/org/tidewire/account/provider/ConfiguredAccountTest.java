package org.tidewire.account.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.converter.Converters;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.account.config.AccountConfig;
import org.tidewire.account.config.PasswordHash;

class ConfiguredAccountTest {
    private final List<Object[]> registered = new ArrayList<>();
    private int unregistered;

    @Test
    void showsNothingButItsName() {
        String hash = PasswordHash.make("secret").toString();
        ConfiguredAccount account = account(Map.of("login", "ann", "password", hash));
        assertEquals(Account.class, registered.get(0)[0]);
        assertSame(account, registered.get(0)[1]);
        Dictionary<?, ?> properties = (Dictionary<?, ?>) registered.get(0)[2];
        assertEquals("ann", properties.get(Account.NAME));
        assertEquals(1, properties.size());
        account.deactivate();
        assertEquals(1, unregistered);
    }

    @Test
    void keepsAConfiguredRanking() {
        account(Map.of("login", "ann", "service.ranking", "7"));
        assertEquals(7, ((Dictionary<?, ?>) registered.get(0)[2]).get("service.ranking"));
    }

    @Test
    void letsInWhoKnowsThePassword() {
        String hash = PasswordHash.make(PasswordHash.wired("fjord")).toString();
        ConfiguredAccount account = account(Map.of("login", "ann", "password", hash));
        assertTrue(account.authenticate(PasswordHash.wired("fjord")));
        assertFalse(account.authenticate(PasswordHash.wired("fjords")));
        assertFalse(account.authenticate(""));
    }

    @Test
    void withoutAPasswordOnlyTheEmptyOneIsRight() {
        ConfiguredAccount guest = account(Map.of("login", "guest"));
        assertTrue(guest.authenticate(""));
        assertFalse(guest.authenticate(PasswordHash.wired("guest")));
        assertEquals(Set.of(), guest.privileges());
    }

    @Test
    void readsPrivilegesFromAListAndFromCommas() {
        String[] list = {"download", "upload-anywhere , create-folders", ""};
        assertEquals(
                EnumSet.of(Privilege.DOWNLOAD, Privilege.UPLOAD_ANYWHERE, Privilege.CREATE_FOLDERS),
                account(Map.of("login", "ann", "privileges", list)).privileges());
    }

    @Test
    void refusesAnUnknownPrivilegeAndNamesTheAllowedOnes() {
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> account(Map.of("login", "ann", "privileges", new String[] {"UPLOAD"})));
        assertEquals(
                "account ann: privileges holds 'UPLOAD'; allowed are download, upload, upload-anywhere,"
                        + " create-folders, view-dropboxes",
                refusal.getMessage());
        assertTrue(registered.isEmpty());
    }

    @Test
    void neverRepeatsAPasswordThatIsNoHash() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> account(Map.of("login", "ann", "password", "open sesame")));
        assertFalse(refusal.getMessage().contains("sesame"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("argon2id"), refusal.getMessage());
    }

    @Test
    void readsLoginsAsNfc() {
        account(Map.of("login", "bjo\u0308rn"));
        assertEquals("bj\u00f6rn", ((Dictionary<?, ?>) registered.get(0)[2]).get(Account.NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a@b", "a/b", "a\nb", "a\u0000", "\ud800"})
    void refusesLoginsThatWouldBeMisread(String login) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> account(Map.of("login", login)));
        assertTrue(refusal.getMessage().contains("1 to 64 characters"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }

    @Test
    void takesLoginsOf64Characters() {
        account(Map.of("login", "x".repeat(64)));
        assertThrows(IllegalArgumentException.class, () -> account(Map.of("login", "x".repeat(65))));
        assertThrows(IllegalArgumentException.class, () -> account(Map.of()));
    }

    private ConfiguredAccount account(Map<String, Object> properties) {
        AccountConfig config =
                Converters.standardConverter().convert(properties).to(AccountConfig.class);
        return new ConfiguredAccount(context(), config, properties);
    }

    private BundleContext context() {
        ServiceRegistration<?> registration = (ServiceRegistration<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServiceRegistration.class}, (self, method, arguments) -> {
                    assertEquals("unregister", method.getName());
                    unregistered++;
                    return null;
                });
        return (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (self, method, arguments) -> {
                    assertEquals("registerService", method.getName());
                    registered.add(arguments);
                    return registration;
                });
    }
}
