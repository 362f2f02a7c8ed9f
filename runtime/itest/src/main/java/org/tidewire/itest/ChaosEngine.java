package org.tidewire.itest;

import java.io.IOException;
import java.util.Map;
import java.util.Random;

/** The engine's configuration while parts come and go: many at once, at any speed, patient or not. */
final class ChaosEngine {
    private static final int PATIENT = 30;

    private final Installation installation;
    private final Random random;
    private long speed;
    private int patience = PATIENT;

    ChaosEngine(Installation installation, Random random) throws IOException {
        this.installation = installation;
        this.random = random;
        configure();
    }

    /** Any speed, or 4 to 64 MiB a second. */
    void otherSpeed() throws IOException {
        speed = random.nextBoolean() ? 0 : (4 + random.nextInt(60)) << 20;
        configure();
    }

    /** Has transfers wait for their storage for a second at most, or not at all. */
    void lessPatience() throws IOException {
        patience = random.nextInt(2);
        configure();
    }

    void patience() throws IOException {
        patience = PATIENT;
        configure();
    }

    private void configure() throws IOException {
        installation
                .configurations()
                .set(
                        "org.tidewire.transfer",
                        Map.of(
                                "client.uploads",
                                10,
                                "client.downloads",
                                10,
                                "total.uploads",
                                50,
                                "partial.age",
                                1,
                                "suspend.timeout",
                                patience,
                                "upload.speed",
                                speed));
    }
}
