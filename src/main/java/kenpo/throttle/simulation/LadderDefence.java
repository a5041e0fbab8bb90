package kenpo.throttle.simulation;

import io.vertx.core.Future;
import java.util.Optional;
import kenpo.throttle.Risk;
import kenpo.throttle.Risk.Charged;
import kenpo.throttle.Risk.Paid;
import kenpo.throttle.Risk.Standing;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Step;

/** The product's own engine, in the order in which a login asks it. */
record LadderDefence(Risk risk) implements Defence {

  @Override
  public Step ask(Try tried) {
    return now(risk.look(tried)).step();
  }

  @Override
  public Optional<Step> attempt(Try tried, int passed, boolean right) {
    var standing = now(risk.look(tried));
    return standing.step().level() > passed
        ? Optional.of(standing.step())
        : charge(standing, passed, right);
  }

  private Optional<Step> charge(Standing standing, int passed, boolean right) {
    return switch (now(risk.charge(standing, passed))) {
      case Charged.Not(var step) -> Optional.of(step);
      case Charged.Go(var paid) -> looked(paid, right);
    };
  }

  private Optional<Step> looked(Paid paid, boolean right) {
    now(right ? risk.succeeded(paid) : risk.failed(paid, Optional.empty()));
    return Optional.empty();
  }

  @Override
  public boolean mailsLinks() {
    return true;
  }

  /** Buckets in memory answer at once. */
  private static <T> T now(Future<T> future) {
    if (!future.succeeded()) {
      throw new IllegalStateException("not done", future.cause());
    }
    return future.result();
  }
}
