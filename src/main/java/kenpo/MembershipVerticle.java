package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import kenpo.membership.Memberships;
import kenpo.society.Japan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles memberships as the server starts and at each midnight in Japan. The jobs of the minute
 * make good what fails here.
 */
final class MembershipVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(MembershipVerticle.class);

  private final Memberships memberships;
  private final InstantSource clock;

  MembershipVerticle(Memberships memberships, InstantSource clock) {
    this.memberships = memberships;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    settleAndWait();
    return Future.succeededFuture();
  }

  /** Earlier days than today's are settled already: to be woken too early does no harm. */
  private void settleAndWait() {
    memberships
        .settle()
        .onFailure(
            failure ->
                LOG.warn(
                    "memberships not settled {}",
                    kv("failure", failure.getClass().getSimpleName())));
    vertx.setTimer(Math.max(1, untilMidnight().toMillis()), tick -> settleAndWait());
  }

  private Duration untilMidnight() {
    var midnight = Japan.today(clock).plusDays(1).atStartOfDay(Japan.ZONE);
    return Duration.between(clock.instant(), midnight);
  }
}
