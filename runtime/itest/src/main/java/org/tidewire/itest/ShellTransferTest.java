package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.FileOffer;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.Transfers;

/** The commands over transfers with friends and over what is remembered, with the engine and the policy of the product. */
public class ShellTransferTest {
    private static final String AWAY = "AB".repeat(32);
    private static final String THERE = "CD".repeat(32);

    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        Files.writeString(installation.root().resolve("letter.txt"), "for a friend");
        installation
                .configurations()
                .set(
                        "org.tidewire.resume.tox",
                        Map.of("directory", home.resolve("journal").toString()));
        Container.service(ResumePolicy.class);
        for (String command : new String[] {"transfer:send", "transfer:first", "transfer:history", "resume:list"}) {
            String[] name = command.split(":");
            String filter = "(&(osgi.command.scope=" + name[0] + ")(osgi.command.function=" + name[1] + "))";
            Await.until(command, () -> Container.context().getServiceReferences((String) null, filter) != null);
        }
        Await.until("no transfer of an earlier test", () -> run("resume:list").equals("nothing is unfinished"));
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
        Await.until("no policy", () -> !Container.has(ResumePolicy.class, null));
    }

    @Test
    void aFileForAFriendWhoIsAwayIsListedQueuedAndRememberedUntilItIsForgotten() throws Exception {
        run("transfer:send " + AWAY + " /letter.txt");
        assertShows("transfer:list", "ABABABAB", "/letter.txt");
        assertShows("transfer:queue", "ABABABAB", "/letter.txt");
        assertShows("resume:list", "ABABABAB", "letter.txt", "offered when ABABABAB comes online");
        String id = Container.service(ResumePolicy.class).all().get(0).id().hex();
        String said = run("resume:forget " + id.substring(0, 8));
        assertTrue(said.startsWith("forgot letter.txt of ABABABAB; transfer "), said);
        assertEquals("nothing is unfinished", run("resume:list"));
        assertShows("transfer:history", "cancelled", "/letter.txt");
    }

    @Test
    void whatWouldHappenNextFollowsTheSource() throws Exception {
        run("transfer:send " + AWAY + " /letter.txt");
        Files.writeString(installation.root().resolve("letter.txt"), "for a friend, and longer");
        assertShows("resume:list", "not offered any more: the source has another size");
        Files.delete(installation.root().resolve("letter.txt"));
        assertShows("resume:list", "not offered any more: the source is gone");
        run("resume:forget "
                + Container.service(ResumePolicy.class).all().get(0).id().hex());
    }

    @Test
    void anOfferIsShownToPeopleAndTakenIntoATarget() throws Exception {
        Files.createDirectories(installation.root().resolve("Letters"));
        ServiceRegistration<Friend> online = online();
        try (Shell person = new Shell()) {
            person.run("prompt = 'g! '");
            FileOffer offer = new FileOffer(FileId.random(), FileKind.DATA, "reply\u001b[2J.txt", 5);
            Transfer transfer = Container.service(Transfers.class)
                    .receive(Container.context().getService(online.getReference()), THERE, offer);
            long number = transfer.info().number();
            Await.until("a person sees it", () -> person.printed().contains("transfer:accept " + number + " ["));
            assertTrue(person.printed().contains("CDCDCDCD offers reply?[2J.txt, 5 B"), person.printed());
            run("transfer:accept " + number + " /Letters");
            assertShows("transfer:show " + number, "/Letters/reply");
            run("transfer:cancel " + number);
        } finally {
            online.unregister();
        }
    }

    @Test
    void whatIsNotThereIsSaidInOneSentence() throws Exception {
        assertRefused("no transfer has the number 4711", "transfer:first 4711");
        assertRefused("begins with ffff", "resume:forget ffff");
        installation.configurations().close();
        Await.until("no policy", () -> !Container.has(ResumePolicy.class, null));
        assertRefused("there is no resume policy", "resume:list");
    }

    private static void assertRefused(String why, String command) {
        String said = assertThrows(Exception.class, () -> run(command)).toString();
        assertTrue(said.contains(why) && said.lines().count() == 1, said);
    }

    private static void assertShows(String command, String... expected) throws Exception {
        String shown = run(command);
        for (String each : expected) {
            assertTrue(shown.contains(each), command + " shows: " + shown);
        }
    }

    private static String run(String command) throws Exception {
        try (Shell shell = new Shell()) {
            return shell.run(command);
        }
    }

    private static ServiceRegistration<Friend> online() {
        return Container.context()
                .registerService(Friend.class, new Silent(), FrameworkUtil.asDictionary(Map.of(Friend.ID, THERE)));
    }

    /** A friend that is there and says nothing. */
    private static final class Silent implements Friend {
        @Override
        public void offer(Transfer transfer) {}

        @Override
        public void control(Transfer transfer, FileControl control) {}

        @Override
        public void seek(Transfer transfer, long position) {}
    }
}
