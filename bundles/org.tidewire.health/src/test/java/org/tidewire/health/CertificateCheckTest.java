package org.tidewire.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;

class CertificateCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final CertificateCheck check =
            new CertificateCheck(Doubles.limits(Map.of("certificate.days", 30)), Clock.fixed(NOW, ZoneOffset.UTC));

    private Result expiresIn(Duration time) {
        check.identity = Map.of(CertificateCheck.EXPIRES, NOW.plus(time).toEpochMilli());
        return check.execute();
    }

    @Test
    void oneThatIsGoodForLongIsWell() {
        Doubles.assertSays(Status.OK, "expires in 30 days, at 2026-12-22T00:00:00Z", expiresIn(Duration.ofDays(30)));
    }

    @Test
    void oneThatEndsSoonWarns() {
        Doubles.assertSays(
                Status.WARN, "expires in 29 days", expiresIn(Duration.ofDays(30).minusMillis(1)));
    }

    @Test
    void oneThatHasExpiredIsCritical() {
        Doubles.assertSays(Status.CRITICAL, "expired at 2026-11-21T23:59:59.999Z", expiresIn(Duration.ofMillis(-1)));
    }

    @Test
    void aHostsOwnIdentityNeedNotTell() {
        check.identity = Map.of("service.ranking", 5);
        Doubles.assertSays(Status.OK, "does not tell", check.execute());
    }

    @Test
    void withoutAnIdentityItWarns() {
        Doubles.assertSays(Status.WARN, "no TLS identity", check.execute());
    }
}
