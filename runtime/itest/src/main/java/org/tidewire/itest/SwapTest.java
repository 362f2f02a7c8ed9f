package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/** Parts other than storage are exchanged while bytes flow both ways on both wires; nothing is touched that need not be. */
public class SwapTest {
    private static final String ENGINE = "org.tidewire.transfer.provider";
    private static final String POLICY = "org.tidewire.resume.tox";
    private static final String TLS = "org.tidewire.tls";
    private static final String SHELL = "org.tidewire.shell";

    /** In which way a bundle is exchanged. */
    enum How {
        STOP_AND_START,
        UPDATE
    }

    @TempDir
    Path home;

    private Installation installation;
    private Load load;
    private Running before;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
        installation.configurations().set(POLICY, Map.of("directory", journal().toString()));
        Container.service(ResumePolicy.class);
        load = new Load(installation);
    }

    @AfterEach
    void remove() throws Exception {
        for (String name : List.of(ENGINE, POLICY, TLS, Installation.SERVER)) {
            Container.bundle(name).start();
        }
        if (load != null) {
            load.close();
        }
        installation.close();
        Await.until("no policy", () -> !Container.has(ResumePolicy.class, null));
    }

    private Path journal() {
        return home.resolve("journal");
    }

    private void swap(String name, How how) throws Exception {
        before = Running.now();
        Bundle bundle = Container.bundle(name);
        if (how == How.UPDATE) {
            bundle.update();
        } else {
            bundle.stop();
            bundle.start();
        }
    }

    /** Nothing but the bundle was wired anew, and only it and those who cannot be without it began anew. */
    private void assertUntouched(String name, How how, String... dependent) throws Exception {
        assertEquals(how == How.UPDATE ? Set.of(name) : Set.of(), before.rewired());
        Set<String> touched = before.touched();
        touched.remove(name);
        touched.removeAll(List.of(dependent));
        assertEquals(Set.of(), touched);
    }

    @ParameterizedTest
    @EnumSource
    void anotherPolicyStopsNothingAndHearsOfAllThatLivesAndOffersWhatItKnows(How how) throws Exception {
        forgetAll();
        TransferInfo waiting = waiting();
        Container.service(ResumePolicy.class).remember(waiting);
        swap(POLICY, how);
        load.assertFriendRuns();
        ResumePolicy policy = Container.service(ResumePolicy.class);
        Set<FileId> live = Set.of(load.in().info().id(), load.out().info().id(), waiting.id());
        Await.until(
                "all that lives is remembered",
                () -> policy.all().stream()
                                        .filter(each -> live.contains(each.id()))
                                        .count()
                                == 3
                        && policy.all().stream().anyMatch(each -> each.name().equals("up.bin")));
        load.friend.offer(waiting.id());
        load.assertFriendEnds();
        load.assertFlowsEnd();
        assertUntouched(POLICY, how);
    }

    /** Takes the records away, of which the policy that runs does not take notice. */
    private void forgetAll() throws Exception {
        try (DirectoryStream<Path> records = Files.newDirectoryStream(journal(), "*.resume")) {
            for (Path record : records) {
                Files.delete(record);
            }
        }
    }

    /** A send that the engine does not know of. */
    private TransferInfo waiting() throws Exception {
        Path source = RandomFile.make(installation.root(), 5, 10_000);
        FilePath path = FilePath.ROOT.child(source.getFileName().toString());
        Peer peer = new Peer(load.friend.id(), "");
        return new TransferInfo(
                0,
                FileId.random(),
                Direction.OUTGOING,
                peer,
                FileKind.DATA,
                path.name(),
                path,
                10_000,
                0,
                TransferState.INTERRUPTED,
                0,
                "");
    }

    @ParameterizedTest
    @EnumSource
    void anotherEngineInterruptsAllAndEverythingGoesOnAtTheHeldByte(How how) throws Exception {
        swap(ENGINE, how);
        load.assertFriendResumes();
        load.assertFlowsResume(1);
        assertUntouched(ENGINE, how, Installation.SERVER, SHELL);
    }

    @ParameterizedTest
    @EnumSource
    void anotherListenerEndsItsSessionsAndNoFriendNoticesIt(How how) throws Exception {
        swap(Installation.SERVER, how);
        load.assertFriendEnds();
        load.assertFlowsResume(1);
        assertUntouched(Installation.SERVER, how);
    }

    @Test
    void whatAListenerHeldIsWhereItsClientGoesOn() throws Exception {
        Bundle listener = Container.bundle(Installation.SERVER);
        listener.stop();
        long held = load.held();
        assertTrue(held > 0);
        listener.start();
        load.assertFlowsResume(held);
    }

    @ParameterizedTest
    @EnumSource
    void anIdentityThatGoesRestartsTheListenerAndNoFriendNoticesIt(How how) throws Exception {
        swap(TLS, how);
        load.assertFriendEnds();
        load.assertFlowsResume(1);
        assertUntouched(TLS, how, Installation.SERVER);
    }

    @Test
    void anotherIdentityIsShownToNewConnectionsAndThoseThatAreOpenGoOn() throws Exception {
        before = Running.now();
        String former = Certificate.shown(installation.port());
        installation
                .configurations()
                .set(TLS, Map.of("directory", home.resolve("other-identity").toString()));
        Await.until(
                "the new certificate is shown on both ports",
                () -> !Certificate.shown(installation.port()).equals(former)
                        && Certificate.shown(installation.port()).equals(Certificate.shown(installation.port() + 1)));
        String shown = Certificate.shown(installation.port());
        assertNotEquals(former, shown);
        assertTrue(Container.has(SSLContext.class, "(tls.fingerprint=" + shown + ")"));
        assertFalse(Container.has(SSLContext.class, "(tls.fingerprint=" + former + ")"));
        load.assertFriendEnds();
        load.assertFlowsEnd();
        assertEquals(Set.of(), before.rewired());
        assertEquals(Set.of(TLS), before.touched(), "not even the listener");
    }
}
