package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.wired.Fields;

/** Accounts and groups whose configuration changes while somebody is logged in (Wired 1.1, section 6). */
public class AccountChangeTest {
    private static final String ACCOUNT = "org.tidewire.account~ann";
    private static final String GROUP = "org.tidewire.account.group~staff";

    @TempDir
    Path home;

    private final List<String> gaps = new CopyOnWriteArrayList<>();
    private final ServiceListener listener = this::note;
    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        Container.context()
                .addServiceListener(listener, "(&(objectClass=" + Account.class.getName() + ")(account.name=ann))");
    }

    @AfterEach
    void remove() throws Exception {
        Container.context().removeServiceListener(listener);
        installation.close();
    }

    @Test
    void aChangedAccountIsToldToItsSessionWithoutAGap() throws Exception {
        set(ACCOUNT, Map.of("login", "ann", "privileges", "download, upload", "downloads", 2));
        awaitAccount();
        try (RawSession session = login()) {
            String before = told(Set.of(Privilege.DOWNLOAD, Privilege.UPLOAD), new AccountLimits(0, 0, 2, 0));
            assertPrivileges(before, session);
            set(ACCOUNT, Map.of("login", "ann", "privileges", "download, delete-files", "upload.speed", 5000L));
            String after = told(Set.of(Privilege.DOWNLOAD, Privilege.DELETE_FILES), new AccountLimits(0, 5000, 0, 0));
            assertEquals(after, session.hear("602 "), "told without being asked");
            assertPrivileges(after, session);
            assertLives(session);
        }
        assertEquals(List.of(), gaps, "the account was always there");
    }

    @Test
    void aChangedGroupIsToldToItsSessionsWithoutAGap() throws Exception {
        set(GROUP, Map.of("name", "staff", "privileges", "download"));
        set(ACCOUNT, Map.of("login", "ann", "group", "staff"));
        awaitAccount();
        try (RawSession session = login()) {
            assertPrivileges(told(Set.of(Privilege.DOWNLOAD), AccountLimits.NONE), session);
            set(GROUP, Map.of("name", "staff", "privileges", "upload", "uploads", 3));
            String after = told(Set.of(Privilege.UPLOAD), new AccountLimits(0, 0, 0, 3));
            assertEquals(after, session.hear("602 "), "told without being asked");
            assertPrivileges(after, session);
            assertLives(session);
        }
        assertEquals(List.of(), gaps, "the account was always there");
    }

    private void note(ServiceEvent event) {
        if (event.getType() != ServiceEvent.REGISTERED && event.getType() != ServiceEvent.MODIFIED) {
            gaps.add("event " + event.getType());
        }
    }

    private void set(String pid, Map<String, Object> values) throws Exception {
        installation.configurations().set(pid, values);
    }

    private static void awaitAccount() throws Exception {
        Container.service(Account.class, "(account.name=ann)");
    }

    /** The account may be there before the server or its group has seen it. */
    private RawSession login() throws Exception {
        Await.until("a login and a privilege", () -> {
            try (RawSession session = new RawSession(installation.port(), "ann", "")) {
                session.say("PRIVILEGES");
                return session.hear("602 ").contains("|1|");
            }
        });
        return new RawSession(installation.port(), "ann", "");
    }

    private static void assertPrivileges(String expected, RawSession session) throws Exception {
        session.say("PRIVILEGES");
        assertEquals(expected, session.hear("602 "));
    }

    private static void assertLives(RawSession session) throws Exception {
        session.say("PING");
        session.hear("202 ");
    }

    private static String told(Set<Privilege> privileges, AccountLimits limits) {
        return "602 " + String.join("|", Fields.privileges(privileges, limits));
    }
}
