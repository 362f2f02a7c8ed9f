package org.tidewire.resume.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.converter.Converters;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.transfer.TransferInfo;

/** What becomes of the published policy when the configuration or the storage changes. */
class ComponentTest {
    @TempDir
    Path temporary;

    private final Published published = new Published();
    private Desk desk;
    private ToxResume component;

    @BeforeEach
    void make() {
        desk = new Desk(temporary.resolve("one"));
        component = new ToxResume(published.context(), desk.logger());
    }

    @AfterEach
    void stop() {
        component.stop();
        assertEquals(List.of(), published.policies());
    }

    private Config config(String directory, int records) {
        Map<String, Object> values =
                Map.of("directory", temporary.resolve(directory).toString(), "friend.records", records);
        return Converters.standardConverter().convert(values).to(Config.class);
    }

    private void start(String directory) {
        component.start(config(directory, 10), Map.of());
    }

    @Test
    void aRefusedConfigurationIsToldAndTheNextOneCounts() throws IOException {
        Files.createFile(temporary.resolve("file"));
        start("file");
        assertEquals(List.of(), published.policies());
        assertEquals(1, desk.logged(Config.PID + ": the configuration is refused"));
        assertThrows(IllegalArgumentException.class, () -> component.modify(config("one", 0), Map.of()));
        assertEquals(List.of(), published.policies());
        component.modify(config("one", 10), Map.of("service.ranking", 5));
        assertEquals(List.of(Map.of("service.ranking", 5)), published.properties());
    }

    @Test
    void otherLimitsLeaveThePolicyInItsPlace() throws IOException {
        start("one");
        ResumePolicy policy = published.only();
        component.modify(config("one", 1), Map.of("service.ranking", 7));
        assertSame(policy, published.only());
        assertEquals(List.of(Map.of("service.ranking", 7)), published.properties());
        policy.remember(Desk.receive(Desk.ANNA, "/1", 1));
        assertThrows(IOException.class, () -> policy.remember(Desk.receive(Desk.ANNA, "/2", 1)));
    }

    @Test
    void aConfigurationThatIsRefusedLeavesAllAsItWas() throws IOException {
        start("one");
        ResumePolicy policy = published.only();
        Files.createFile(temporary.resolve("file"));
        assertThrows(IOException.class, () -> component.modify(config("file", 10), Map.of()));
        assertThrows(IllegalArgumentException.class, () -> component.modify(config("one", -1), Map.of()));
        assertSame(policy, published.only());
        policy.remember(Desk.receive(Desk.ANNA, "/1", 1));
        assertEquals(1, desk.files().size());
    }

    @Test
    void onAnotherDirectoryAnotherPolicyIsThereBeforeTheFormerGoes() throws IOException {
        start("one");
        ResumePolicy former = published.only();
        component.modify(config("two", 10), Map.of());
        assertNotSame(former, published.only());
        assertEquals(2, published.most());
        published.only().remember(Desk.receive(Desk.ANNA, "/1", 1));
        assertEquals(List.of(), desk.files());
        assertEquals(1, new Desk(temporary.resolve("two")).files().size());
    }

    @Test
    void aTreeThatWasThereBeforeTheConfigurationIsLookedAt() throws IOException {
        component.addTree(desk.tree);
        start("one");
        TransferInfo send = desk.send(Desk.ANNA, "/film", 10);
        published.only().remember(send);
        component.modify(config("two", 10), Map.of());
        published.only().remember(send);
        assertEquals(List.of(Desk.saved(send)), published.only().unfinished(Desk.ANNA));
    }

    @Test
    void aTreeThatLeavesIsNotLookedAtAnyMore() throws IOException {
        start("one");
        component.addTree(desk.tree);
        TransferInfo send = desk.send(Desk.ANNA, "/film", 10);
        published.only().remember(send);
        component.removeTree(desk.tree);
        assertEquals(List.of(), published.only().unfinished(Desk.ANNA));
        assertThrows(IOException.class, () -> published.only().remember(desk.send(Desk.ANNA, "/other", 10)));
    }

    @Test
    void aTreeThatWasOutrankedMayLeaveLater() throws IOException {
        component.removeTree(desk.tree); // before anything is there to look at it
        component.addTree(Desk.tree(new FakeStorage(), "old"));
        start("one");
        component.addTree(desk.tree);
        component.removeTree(Desk.tree(new FakeStorage(), "another"));
        component.modify(config("two", 10), Map.of());
        TransferInfo send = desk.send(Desk.ANNA, "/film", 10);
        published.only().remember(send);
        assertEquals(List.of(Desk.saved(send)), published.only().unfinished(Desk.ANNA));
    }
}
