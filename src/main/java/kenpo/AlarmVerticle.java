package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kenpo.throttle.Alarms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the alarms beat every second, and writes down what is left when the server stops. */
final class AlarmVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(AlarmVerticle.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** So often the first beat is tried before the server gives up starting. */
  private static final int FIRST_TRIES = 30;

  private final Alarms alarms;
  private final int firstTries;
  private Future<Void> underway = Future.succeededFuture();
  private boolean failing;

  AlarmVerticle(Alarms alarms) {
    this(alarms, FIRST_TRIES);
  }

  AlarmVerticle(Alarms alarms, int firstTries) {
    this.alarms = alarms;
    this.firstTries = firstTries;
  }

  /** Alarms that are on are known before the first request. */
  @Override
  public Future<?> start() {
    return first(firstTries)
        .onSuccess(known -> vertx.setPeriodic(EVERY.toMillis(), tick -> beat()));
  }

  private Future<Void> first(int tries) {
    return alarms
        .beat()
        .recover(
            failure ->
                tries > 1
                    ? told(failure)
                        .compose(told -> vertx.timer(EVERY.toMillis(), TimeUnit.MILLISECONDS))
                        .compose(later -> first(tries - 1))
                    : Future.failedFuture(failure));
  }

  @Override
  public Future<?> stop() {
    return underway.transform(beaten -> alarms.write()).otherwiseEmpty();
  }

  /** One that is late lets the next be left out. */
  private Future<Void> beat() {
    if (underway.isComplete()) {
      underway = alarms.beat().onSuccess(done -> failing = false).recover(this::told);
    }
    return underway;
  }

  /** Once until it works again: what was known last holds until then. */
  private Future<Void> told(Throwable failure) {
    if (!failing) {
      LOG.warn("alarms not looked at {}", kv("failure", failure.getClass().getSimpleName()));
    }
    failing = true;
    return Future.succeededFuture();
  }
}
