package org.tidewire.health;

import java.util.List;

import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.tidewire.resume.ResumePolicy;

class JournalCheckTest {
    private final JournalCheck check = new JournalCheck();

    @Test
    void aPolicyThatAnswersIsWell() {
        check.policy = Doubles.of(ResumePolicy.class, method -> List.of());
        Doubles.assertSays(Status.OK, "remembered: 0", check.execute());
    }

    @Test
    void withoutAPolicyItWarns() {
        Doubles.assertSays(Status.WARN, "no resume policy", check.execute());
    }
}
