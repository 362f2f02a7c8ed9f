package org.tidewire.account.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.account.config.GroupConfig;

/** What an account has from its group, and what it may without it. */
class AccountGroupTest {
    private final FakeOsgi osgi = new FakeOsgi();

    @Test
    void takesAllPrivilegesAndLimitsFromItsGroup() {
        ConfiguredAccount account =
                osgi.account(Map.of("login", "ann", "privileges", "all", "downloads", 9, "group", " bjo\u0308rns "));
        account.addGroup(osgi.group(Map.of("name", "others", "privileges", "all")));
        account.addGroup(osgi.group(Map.of(
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
        ConfiguredAccount account = osgi.account(Map.of("login", "ann", "privileges", "all", "group", "staff"));
        assertEquals(List.of(), osgi.logged);
        assertEquals(Set.of(), account.privileges());
        assertEquals(AccountLimits.NONE, account.limits());
        assertEquals(1, osgi.logged.size());
        assertTrue(
                osgi.logged.get(0).startsWith("warn") && osgi.logged.get(0).contains("staff"), osgi.logged.toString());
        ConfiguredGroup staff = osgi.group(Map.of("name", "staff", "privileges", "download"));
        account.addGroup(staff);
        assertEquals(Set.of(Privilege.DOWNLOAD), account.privileges());
        account.removeGroup(staff);
        assertEquals(Set.of(), account.privileges());
        assertEquals(2, osgi.logged.size());
    }

    @Test
    void mayDoNothingWhileTwoGroupsHaveItsGroupsName() {
        ConfiguredAccount account = osgi.account(Map.of("login", "ann", "group", "staff"));
        account.addGroup(osgi.group(Map.of("name", "staff", "privileges", "all")));
        account.addGroup(osgi.group(Map.of("name", "staff", "privileges", "download")));
        assertEquals(Set.of(), account.privileges());
        assertTrue(osgi.logged.get(0).contains("2"), osgi.logged.toString());
    }

    @Test
    void announcesWhatItsGroupDoes() {
        ConfiguredAccount account = osgi.account(Map.of("login", "ann", "group", "staff"));
        ConfiguredAccount alone = osgi.account(Map.of("login", "bob"));
        ConfiguredGroup staff = osgi.group(Map.of("name", "staff", "privileges", "download"));
        for (ConfiguredAccount each : List.of(account, alone)) {
            each.addGroup(staff);
        }
        Map<String, Object> changed = Map.of("name", "staff", "privileges", "upload");
        staff.modify(FakeOsgi.config(GroupConfig.class, changed), changed);
        for (ConfiguredAccount each : List.of(account, alone)) {
            each.updatedGroup(staff);
        }
        assertEquals(Set.of(Privilege.UPLOAD), account.privileges());
        Map<String, Object> ann = Map.of(Account.NAME, "ann", Account.GROUP, "staff");
        assertEquals(List.of(ann, ann), osgi.announced);
        account.removeGroup(staff);
        assertEquals(List.of(ann, ann, ann), osgi.announced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"uploads = -1", "downloads = abc", "download.speed = fast", "privileges = fly", "name = a:b"})
    void aGroupThatIsRefusedGivesNothing(String change) {
        ConfiguredAccount account = osgi.account(Map.of("login", "ann", "group", "staff"));
        Map<String, Object> terms = new HashMap<>(Map.of("name", "staff", "privileges", "download"));
        ConfiguredGroup staff = osgi.group(terms);
        account.addGroup(staff);
        assertEquals(Set.of(Privilege.DOWNLOAD), account.privileges());
        terms.put(change.split(" = ")[0], change.split(" = ")[1]);
        staff.modify(FakeOsgi.config(GroupConfig.class, terms), terms);
        assertEquals(Set.of(), account.privileges());
        assertTrue(
                osgi.logged.get(0).startsWith("error") && osgi.logged.get(0).contains(change.split(" = ")[1]),
                osgi.logged.get(0));
    }
}
