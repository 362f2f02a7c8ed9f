package org.tidewire.wired.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;

/** Random sessions of several users beside each other, before and after login, against a small model of the server. */
class ModelTest {
    private static final long SEED = Long.getLong("model.seed", 20_261_122L);
    private static final int SESSIONS = Integer.getInteger("model.sessions", 1_000);
    private static final int AT_ONCE = 4;
    private static final int STEPS = 12;
    private static final int LIFE = 100; // sessions, after which the tree begins anew: it has grown by then

    private final Random random = new Random(SEED);
    private final List<String> script = new ArrayList<>();

    @Test
    void answersEverySessionAsTheModelDoes() throws Exception {
        try (TestSite site = new TestSite()) {
            ModelSession.accounts(site);
            long commands = 0;
            for (int begun = 0; begun < SESSIONS; begun += LIFE) {
                script.clear();
                live(site, Math.min(LIFE, SESSIONS - begun));
                commands += script.size();
            }
            System.out.println(
                    SESSIONS + " sessions, " + commands + " commands, answered as the model does, seed " + SEED);
        } catch (AssertionError | IOException e) {
            int from = Math.max(0, script.size() - 12);
            throw new AssertionError(
                    "seed " + SEED + ", after " + script.subList(from, script.size()) + ": " + e.getMessage(), e);
        }
    }

    /** Lets some sessions come and go in a tree of their own. */
    private void live(TestSite site, int sessions) throws Exception {
        site.storage.files.clear();
        site.storage.comments.clear();
        site.storage.folders.clear();
        site.storage.folders.put(FilePath.ROOT, FileType.DIRECTORY);
        Model model = new Model();
        List<ModelSession> open = new ArrayList<>();
        int begun = 0;
        while (begun < sessions || !open.isEmpty()) {
            if (begun < sessions && open.size() < AT_ONCE) {
                open.add(new ModelSession(site, model, random, script));
                begun++;
            }
            int turn = random.nextInt(open.size());
            if (random.nextInt(STEPS) == 0) {
                open.remove(turn).close();
            } else {
                open.get(turn).step();
            }
        }
    }
}
