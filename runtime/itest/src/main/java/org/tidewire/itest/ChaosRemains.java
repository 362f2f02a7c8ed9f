package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.Storage;
import org.tidewire.transfer.TransferInfo;

/**
 * What lies on the disk when all is over. A partial may be held where its file came to its end in another store, and only
 * there: it must be the beginning of that file, go on at its end when its sender asks, and go when nobody does for long.
 */
final class ChaosRemains {
    private static final String PARTIAL = ".WiredTransfer";
    private static final Pattern FILE = Pattern.compile("(.+)-([0-9]+)( ?[(]?[0-9]*[)]?)[.]bin[.]WiredTransfer");
    private static final Duration LONG = Duration.ofDays(40);

    private final Installation installation;
    private final ChaosFolders folders;
    private final List<ChaosActor> actors;
    private int resumed;
    private int abandoned;
    private int stale;

    ChaosRemains(Installation installation, ChaosFolders folders, List<ChaosActor> actors) {
        this.installation = installation;
        this.folders = folders;
        this.actors = actors;
    }

    /** Looks at everything, resumes what can be, and lets the rest grow old. */
    void check() throws Exception {
        for (Path folder : folders.all()) {
            for (Path partial : partials(folder)) {
                assertBegins(partial);
            }
        }
        assertEquals(List.of(), partials(folders.mounted()), "left where all files came to their end");
        assertEquals(List.of(), litter(installation.home(), "[.].*[.](origin|new)|.*[.]part"), "of the client");
        resumeInTheEmptyOne();
        expire();
        assertRemembered();
    }

    private void resumeInTheEmptyOne() throws Exception {
        root(folders.empty());
        for (Path partial : partials(folders.empty())) {
            Matcher name = name(partial);
            if (actor(name) instanceof WiredActor actor) {
                long held = Files.size(partial);
                int number = Integer.parseInt(name.group(2));
                long offset = actor.resume(number);
                assertTrue(offset >= held, partial + " held " + held + ", begun at " + offset);
                Path whole = partial.resolveSibling(actor.file(number));
                assertArrayEquals(actor.content(number), Files.readAllBytes(whole), whole.toString());
                resumed++;
            }
        }
    }

    /** What friends began and completed elsewhere, nobody offers again. */
    private void expire() throws Exception {
        for (Path folder : List.of(folders.empty(), folders.root())) {
            for (Path partial : partials(folder)) {
                Files.setLastModifiedTime(partial, FileTime.from(Instant.now().minus(LONG)));
                abandoned++;
            }
            root(folder);
            Await.until("old partials go from " + folder, () -> partials(folder).isEmpty());
            Path wired = folder.resolve(".wired");
            assertEquals(List.of(), litter(wired.resolve("staging"), ".*"), "staging");
            // A partial's note outlives it by a moment: it goes once the removal is durable.
            Await.until("no origin of nothing is left", () -> litter(folder, ".*[.]WiredTransfer")
                    .isEmpty());
        }
    }

    /** The journal knows what lies on its disk, and that is no more than PUTs that came to their end with nobody to tell. */
    private void assertRemembered() throws Exception {
        List<TransferInfo> all = Container.service(ResumePolicy.class).all();
        Path journal = installation.home().resolve("resume");
        assertEquals(all.size(), litter(journal, ".*[.]resume").size(), "records of " + all);
        assertEquals(List.of(), litter(journal, ".*[.]new"), "half a record");
        for (TransferInfo each : all) {
            assertEquals(Installation.LOGIN, each.peer().name(), "a friend is remembered: " + each);
            name(Path.of(each.path().name() + PARTIAL));
        }
        stale = all.size();
    }

    /** Makes a folder the root, by a storage that comes anew. */
    private void root(Path folder) throws Exception {
        Bundle bundle = Container.bundle(ChaosStorage.BUNDLE);
        bundle.stop();
        installation
                .configurations()
                .set(ChaosStorage.BUNDLE + "~main", Map.of("root", folder.toString(), Storage.NAME, "main"));
        bundle.start();
        installation.awaitListening();
    }

    private void assertBegins(Path partial) throws IOException {
        Matcher name = name(partial);
        byte[] held = Files.readAllBytes(partial);
        byte[] all = actor(name).content(Integer.parseInt(name.group(2)));
        assertTrue(held.length <= all.length, partial + " is too long");
        assertArrayEquals(Arrays.copyOf(all, held.length), held, partial.toString());
    }

    private static Matcher name(Path partial) {
        Matcher name = FILE.matcher(partial.getFileName().toString());
        assertTrue(name.matches(), "whose is " + partial + "?");
        return name;
    }

    private ChaosActor actor(Matcher name) {
        return actors.stream()
                .filter(each -> each.toString().equals(name.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is " + name.group(1)));
    }

    private static List<Path> partials(Path folder) throws IOException {
        return litter(folder, ".*[.]WiredTransfer").stream()
                .filter(path -> !path.getParent().endsWith(".wired"))
                .toList();
    }

    /** Lists what has such a name; looks again if something goes meanwhile. */
    private static List<Path> litter(Path folder, String pattern) throws IOException {
        while (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                return walk.filter(path -> !path.equals(folder))
                        .filter(path -> path.getFileName().toString().matches(pattern))
                        .toList();
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof NoSuchFileException)) {
                    throw e.getCause();
                }
            }
        }
        return List.of();
    }

    @Override
    public String toString() {
        return resumed + " partials resumed at the end, " + abandoned + " abandoned ones removed, " + stale
                + " records of what nobody could forget";
    }
}
