package org.tidewire.account.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;
import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.account.config.AccountConfig;
import org.tidewire.account.config.GroupConfig;
import org.tidewire.account.config.PasswordHash;
import org.tidewire.storage.FilePath;

class ConfiguredAccountTest {
    private static final List<String> NAMES = List.of(
            "get-user-info",
            "broadcast",
            "post-news",
            "clear-news",
            "download",
            "upload",
            "upload-anywhere",
            "create-folders",
            "alter-files",
            "delete-files",
            "view-dropboxes",
            "create-accounts",
            "edit-accounts",
            "delete-accounts",
            "elevate-privileges",
            "kick-users",
            "ban-users",
            "cannot-be-kicked",
            "change-topic");

    private final List<Object[]> registered = new ArrayList<>();
    private final List<Object> announced = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
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
        account.close();
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
                "account ann: privileges holds 'UPLOAD'; allowed are all, or " + String.join(", ", NAMES),
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

    @Test
    void knowsEveryPrivilegeByItsNameAndAllOfThemByOneWord() {
        Set<Privilege> named = EnumSet.noneOf(Privilege.class);
        for (String name : NAMES) {
            Set<Privilege> one =
                    account(Map.of("login", "ann", "privileges", name)).privileges();
            assertEquals(Set.of(Privilege.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT))), one);
            named.addAll(one);
        }
        assertEquals(EnumSet.allOf(Privilege.class), named);
        ConfiguredAccount admin = account(Map.of("login", "ann", "privileges", " all"));
        assertEquals(EnumSet.allOf(Privilege.class), admin.privileges());
    }

    @Test
    void readsLimitsAndTheHome() {
        ConfiguredAccount account = account(Map.of(
                "login",
                "ann",
                "download.speed",
                "5000000000",
                "upload.speed",
                7L,
                "downloads",
                3,
                "uploads",
                "4",
                "home",
                "/Uploads/bjo\u0308rn/"));
        assertEquals(new AccountLimits(5_000_000_000L, 7, 3, 4), account.limits());
        assertEquals(FilePath.of("/Uploads/bj\u00f6rn"), account.home());
        ConfiguredAccount plain = account(Map.of("login", "ann"));
        assertEquals(AccountLimits.NONE, plain.limits());
        assertEquals(FilePath.ROOT, plain.home());
    }

    @ParameterizedTest
    @CsvSource({
        "download.speed, -1",
        "upload.speed, -9000000000",
        "downloads, -1",
        "uploads, -7",
        "downloads, abc",
        "uploads, 2147483648",
        "download.speed, fast",
        "upload.speed, 1.5",
        "home, /a/../b",
        "home, /.wired",
        "group, a:b",
        "service.ranking, high"
    })
    void refusesValuesOutOfRangeAndNamesThem(String key, String value) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> account(Map.of("login", "ann", key, value)));
        assertTrue(refusal.getMessage().startsWith("account ann: " + key + " = "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(value), refusal.getMessage());
    }

    @Test
    void staysOneServiceWhileItsTermsChange() {
        ConfiguredAccount account = account(Map.of("login", "ann", "privileges", "download"));
        modify(account, Map.of("login", "ann", "privileges", "upload", "uploads", 2, "service.ranking", 3));
        assertEquals(Set.of(Privilege.UPLOAD), account.privileges());
        assertEquals(2, account.limits().uploads());
        assertEquals(1, registered.size());
        assertEquals(0, unregistered);
        assertEquals(List.of(Map.of(Account.NAME, "ann", "service.ranking", 3)), announced);
    }

    @Test
    void closesWhenAChangeIsRefusedAndOpensWithABetterOne() {
        ConfiguredAccount account = account(Map.of("login", "ann", "privileges", "download, delete-files"));
        modify(account, Map.of("login", "ann", "privileges", "download, delete-file"));
        assertEquals(1, unregistered);
        assertTrue(logged.get(0).startsWith("error"), logged.toString());
        assertTrue(logged.get(0).contains("delete-file'"), logged.toString());
        account.close();
        assertEquals(1, unregistered);
        modify(account, Map.of("login", "ann", "privileges", "download", "downloads", "abc"));
        assertTrue(logged.get(1).contains("downloads = 'abc'"), logged.toString());
        assertEquals(1, registered.size());
        modify(account, Map.of("login", "ann", "privileges", "download"));
        assertEquals(2, registered.size());
        assertSame(account, registered.get(1)[1]);
        assertEquals(Set.of(Privilege.DOWNLOAD), account.privileges());
    }

    @Test
    void takesAllPrivilegesAndLimitsFromItsGroup() {
        ConfiguredAccount account =
                account(Map.of("login", "ann", "privileges", "all", "downloads", 9, "group", " bjo\u0308rns "));
        account.addGroup(group(Map.of("name", "others", "privileges", "all")));
        account.addGroup(group(Map.of(
                "name",
                "bj\u00f6rns",
                "privileges",
                "upload",
                "download.speed",
                1,
                "upload.speed",
                2,
                "downloads",
                3,
                "uploads",
                4)));
        assertEquals(Set.of(Privilege.UPLOAD), account.privileges());
        assertEquals(new AccountLimits(1, 2, 3, 4), account.limits());
    }

    @Test
    void mayDoNothingWithoutItsGroupAndSaysSoOnce() {
        ConfiguredAccount account = account(Map.of("login", "ann", "privileges", "all", "group", "staff"));
        assertEquals(List.of(), logged);
        assertEquals(Set.of(), account.privileges());
        assertEquals(AccountLimits.NONE, account.limits());
        assertEquals(1, logged.size());
        assertTrue(logged.get(0).startsWith("warn") && logged.get(0).contains("staff"), logged.toString());
        ConfiguredGroup staff = group(Map.of("name", "staff", "privileges", "download"));
        account.addGroup(staff);
        assertEquals(Set.of(Privilege.DOWNLOAD), account.privileges());
        account.removeGroup(staff);
        assertEquals(Set.of(), account.privileges());
        assertEquals(2, logged.size());
    }

    @Test
    void mayDoNothingWhileTwoGroupsHaveItsGroupsName() {
        ConfiguredAccount account = account(Map.of("login", "ann", "group", "staff"));
        account.addGroup(group(Map.of("name", "staff", "privileges", "all")));
        account.addGroup(group(Map.of("name", "staff", "privileges", "download")));
        assertEquals(Set.of(), account.privileges());
        assertTrue(logged.get(0).contains("2"), logged.toString());
    }

    @Test
    void announcesWhatItsGroupDoes() {
        ConfiguredAccount account = account(Map.of("login", "ann", "group", "staff"));
        ConfiguredAccount alone = account(Map.of("login", "bob"));
        ConfiguredGroup staff = group(Map.of("name", "staff", "privileges", "download"));
        for (ConfiguredAccount each : List.of(account, alone)) {
            each.addGroup(staff);
        }
        Map<String, Object> changed = Map.of("name", "staff", "privileges", "upload");
        staff.modify(config(GroupConfig.class, changed), changed);
        for (ConfiguredAccount each : List.of(account, alone)) {
            each.updatedGroup(staff);
        }
        assertEquals(Set.of(Privilege.UPLOAD), account.privileges());
        Map<String, Object> ann = Map.of(Account.NAME, "ann", Account.GROUP, "staff");
        assertEquals(List.of(ann, ann), announced);
        account.removeGroup(staff);
        assertEquals(List.of(ann, ann, ann), announced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"uploads = -1", "downloads = abc", "download.speed = fast", "privileges = fly", "name = a:b"})
    void aGroupThatIsRefusedGivesNothing(String change) {
        ConfiguredAccount account = account(Map.of("login", "ann", "group", "staff"));
        Map<String, Object> terms = new HashMap<>(Map.of("name", "staff", "privileges", "download"));
        ConfiguredGroup staff = group(terms);
        account.addGroup(staff);
        assertEquals(Set.of(Privilege.DOWNLOAD), account.privileges());
        terms.put(change.split(" = ")[0], change.split(" = ")[1]);
        staff.modify(config(GroupConfig.class, terms), terms);
        assertEquals(Set.of(), account.privileges());
        assertTrue(logged.get(0).startsWith("error") && logged.get(0).contains(change.split(" = ")[1]), logged.get(0));
    }

    private ConfiguredAccount account(Map<String, Object> properties) {
        ConfiguredAccount account =
                new ConfiguredAccount(context(), config(AccountConfig.class, properties), properties, logger());
        account.open();
        return account;
    }

    private ConfiguredGroup group(Map<String, Object> properties) {
        return new ConfiguredGroup(config(GroupConfig.class, properties), properties, logger());
    }

    private static void modify(ConfiguredAccount account, Map<String, Object> properties) {
        account.modify(config(AccountConfig.class, properties), properties);
    }

    private static <T> T config(Class<T> type, Map<String, Object> properties) {
        return Converters.standardConverter().convert(properties).to(type);
    }

    private BundleContext context() {
        ServiceRegistration<?> registration = fake(ServiceRegistration.class, (self, method, arguments) -> {
            if (method.getName().equals("setProperties")) {
                announced.add(FrameworkUtil.asMap((Dictionary<?, ?>) arguments[0]));
            } else {
                assertEquals("unregister", method.getName());
                unregistered++;
            }
            return null;
        });
        return fake(BundleContext.class, (self, method, arguments) -> {
            assertEquals("registerService", method.getName());
            registered.add(arguments);
            return registration;
        });
    }

    private Logger logger() {
        return fake(Logger.class, (self, method, arguments) -> {
            if (!method.getName().equals("debug")) {
                logged.add(method.getName() + " " + Arrays.deepToString(arguments));
            }
            return null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler calls) {
        return type.cast(
                Proxy.newProxyInstance(ConfiguredAccountTest.class.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
