package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import kenpo.society.Society;
import kenpo.throttle.SprayRule.History;

/**
 * The spray alarm of a simulated society, in memory: for one thread and one society, which has no
 * history of what is usual; and no allow-list.
 */
public final class AlarmMemory implements Surroundings {

  private final Deque<Failure> failures = new ArrayDeque<>();
  private final Map<Buffer, Integer> byAccount = new HashMap<>();
  private final InstantSource clock;
  private Instant until = Instant.MIN;

  public AlarmMemory(InstantSource clock) {
    this.clock = clock;
  }

  private record Failure(Instant at, Buffer account) {}

  @Override
  public double alarm(Society society) {
    return clock.instant().isBefore(until) ? society.risk().alarm().society() : 0;
  }

  @Override
  public boolean isListed(Society society, String address) {
    return false;
  }

  @Override
  public Future<Void> tried(Tried tried) {
    if (tried.failed()) {
      failed(tried.society(), tried.accountKey());
    }
    return Future.succeededFuture();
  }

  private void failed(Society society, Buffer account) {
    var now = clock.instant();
    failures.add(new Failure(now, account));
    byAccount.merge(account, 1, Integer::sum);
    forget(now.minus(SprayRule.WITHIN));
    var rule = new SprayRule(society.risk().alarm());
    if (rule.isLoud(failures.size(), byAccount.size(), History.NONE)) {
      until = rule.endsAt(now);
    }
  }

  private void forget(Instant before) {
    while (failures.element().at.isBefore(before)) {
      byAccount.computeIfPresent(
          failures.remove().account, (account, count) -> count > 1 ? count - 1 : null);
    }
  }
}
