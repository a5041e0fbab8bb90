package kenpo.throttle;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.throttle.TallyStore.Past;

/** What is usual of failures, by sums of ten minutes; and what is old is forgotten. */
public final class SprayHistory {

  /** All servers have written down by then what they saw. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  /** How long it can be seen that there was an alarm. */
  private static final Duration ALARMS_KEPT = Duration.ofDays(400);

  private final Db db;
  private final Societies societies;

  public SprayHistory(Db db, Societies societies) {
    this.db = db;
    this.societies = societies;
  }

  /** Adds the last ten minutes that are over, where nobody has yet; answers of how many. */
  public Future<Integer> remember(Instant now) {
    long length = SprayRule.WITHIN.toSeconds();
    var period =
        Instant.ofEpochSecond(now.minus(SETTLED).getEpochSecond() / length * length - length);
    return new TallyStore(db)
        .unremembered(societies.ids(), period)
        .compose(sums -> Future.all(sums.stream().map(sum -> usual(sum, period)).toList()))
        .compose(sums -> add(period, sums.list()));
  }

  private Future<Past> usual(Past sum, Instant period) {
    var rule = new SprayRule(societies.byId(sum.societyId()).orElseThrow().risk().alarm());
    return sum.failures() > rule.unsuspicious()
        ? new TallyStore(db)
            .history(sum.societyId(), period)
            .map(past -> new Past(sum.societyId(), rule.remembered(sum.failures(), past)))
        : Future.succeededFuture(sum);
  }

  private Future<Integer> add(Instant period, List<Past> sums) {
    return sums.isEmpty() ? Future.succeededFuture(0) : new TallyStore(db).remember(period, sums);
  }

  /** Answers how many rows are gone. */
  public Future<Integer> purge(Instant now) {
    var tallies = new TallyStore(db);
    return Future.join(
            List.of(
                tallies.purgeTallies(societies.ids(), now.minus(TallyStore.KEPT)),
                tallies.purgeHistory(societies.ids(), now.minus(SprayRule.REMEMBERED)),
                new AlarmStore(db).purge(societies.ids(), now.minus(ALARMS_KEPT))))
        .map(gone -> gone.<Integer>list().stream().mapToInt(Integer::intValue).sum());
  }
}
