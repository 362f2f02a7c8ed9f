package org.tidewire.account.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;

/** What an account may do, as its configuration says it. */
class AccountTermsTest {
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

    private final FakeOsgi osgi = new FakeOsgi();

    @Test
    void readsPrivilegesFromAListAndFromCommas() {
        String[] list = {"download", "upload-anywhere , create-folders", ""};
        assertEquals(
                EnumSet.of(Privilege.DOWNLOAD, Privilege.UPLOAD_ANYWHERE, Privilege.CREATE_FOLDERS),
                osgi.account(Map.of("login", "ann", "privileges", list)).privileges());
    }

    @Test
    void refusesAnUnknownPrivilegeAndNamesTheAllowedOnes() {
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> osgi.account(Map.of("login", "ann", "privileges", new String[] {"UPLOAD"})));
        assertEquals(
                "account ann: privileges holds 'UPLOAD'; allowed are all, or " + String.join(", ", NAMES),
                refusal.getMessage());
        assertTrue(osgi.registered.isEmpty());
    }

    @Test
    void knowsEveryPrivilegeByItsNameAndAllOfThemByOneWord() {
        Set<Privilege> named = EnumSet.noneOf(Privilege.class);
        for (String name : NAMES) {
            Set<Privilege> one =
                    osgi.account(Map.of("login", "ann", "privileges", name)).privileges();
            assertEquals(Set.of(Privilege.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT))), one);
            named.addAll(one);
        }
        assertEquals(EnumSet.allOf(Privilege.class), named);
        ConfiguredAccount admin = osgi.account(Map.of("login", "ann", "privileges", " all"));
        assertEquals(EnumSet.allOf(Privilege.class), admin.privileges());
    }

    @Test
    void readsLimitsAndTheHome() {
        ConfiguredAccount account = osgi.account(Map.of(
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
        ConfiguredAccount plain = osgi.account(Map.of("login", "ann"));
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
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> osgi.account(Map.of("login", "ann", key, value)));
        assertTrue(refusal.getMessage().startsWith("account ann: " + key + " = "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(value), refusal.getMessage());
    }
}
