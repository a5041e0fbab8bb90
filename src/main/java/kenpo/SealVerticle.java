package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import kenpo.audit.chain.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the audit log every second, and what is left when the server stops; says now and then where
 * each chain ends, for whoever keeps the log elsewhere.
 */
final class SealVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(SealVerticle.class);
  private static final Logger HEADS = LoggerFactory.getLogger("kenpo.audit.head");
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Sealing sealing;
  private final Duration headsEvery;
  private Future<Void> underway = Future.succeededFuture();
  private boolean failing;

  SealVerticle(Sealing sealing, Duration headsEvery) {
    this.sealing = sealing;
    this.headsEvery = headsEvery;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(EVERY.toMillis(), tick -> beat());
    vertx.setPeriodic(headsEvery.toMillis(), tick -> tellHeads());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return underway.transform(beaten -> sealing.beat()).otherwiseEmpty();
  }

  /** One that is late lets the next be left out. */
  private void beat() {
    if (underway.isComplete()) {
      underway = sealing.beat().onSuccess(done -> failing = false).recover(this::told);
    }
  }

  /** Once until it works again; how long that takes is a metric. */
  private Future<Void> told(Throwable failure) {
    if (!failing) {
      LOG.warn("audit log not sealed {}", kv("failure", failure.getClass().getSimpleName()));
    }
    failing = true;
    return Future.succeededFuture();
  }

  private void tellHeads() {
    sealing
        .heads()
        .onSuccess(
            all ->
                all.forEach(
                    (society, head) ->
                        HEADS.info(
                            "audit chain {} {}",
                            kv("society", society),
                            kv("head", head.toString()))));
  }
}
