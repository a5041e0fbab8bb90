package kenpo.throttle;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.throttle.AlarmStore.Alarm;
import kenpo.throttle.AlarmStore.Kind;
import kenpo.throttle.TallyStore.Total;

/** Looks whether a society is being sprayed, and begins its alarm or lets it go on. */
final class SprayWatch {

  /** An alarm that goes on is written down so often, by one of the servers. */
  private static final Duration PROLONGED = Duration.ofSeconds(10);

  private final Db db;
  private final AlarmAudit audit;
  private final Societies societies;

  SprayWatch(Db db, AlarmAudit audit, Societies societies) {
    this.db = db;
    this.audit = audit;
    this.societies = societies;
  }

  /** {@code on}: the alarms there were when that was read last. */
  Future<Void> look(Instant now, Map<String, List<Alarm>> on) {
    var after = now.truncatedTo(ChronoUnit.MINUTES).minus(SprayRule.WITHIN);
    return new TallyStore(db)
        .totals(societies.ids(), after)
        .compose(totals -> Future.all(totals.stream().map(t -> judge(t, now, on)).toList()))
        .mapEmpty();
  }

  private Future<Void> judge(Total total, Instant now, Map<String, List<Alarm>> on) {
    var rule = new SprayRule(societies.byId(total.societyId()).orElseThrow().risk().alarm());
    return rule.mayBeLoud(total.failures(), total.accounts())
        ? new TallyStore(db)
            .history(total.societyId(), now)
            .map(history -> rule.isLoud(total.failures(), total.accounts(), history))
            .compose(
                loud ->
                    loud
                        ? raise(total.societyId(), rule.endsAt(now), now, on)
                        : Future.succeededFuture())
        : Future.succeededFuture();
  }

  private Future<Void> raise(
      String societyId, Instant endsAt, Instant now, Map<String, List<Alarm>> on) {
    boolean known =
        on.getOrDefault(societyId, List.of()).stream()
            .filter(alarm -> alarm.kind() == Kind.SPRAY)
            .flatMap(alarm -> alarm.endsAt().stream())
            .anyMatch(end -> end.plus(PROLONGED).isAfter(endsAt));
    return known
        ? Future.succeededFuture()
        : db.transaction(tx -> raise(tx, societyId, endsAt, now));
  }

  private Future<Void> raise(Db tx, String societyId, Instant endsAt, Instant now) {
    var alarms = new AlarmStore(tx);
    return alarms
        .begin(societyId, Kind.SPRAY, now, Optional.of(endsAt))
        .compose(
            began ->
                began
                    .map(alarm -> audit.in(tx).sprayBegan(alarm))
                    .orElseGet(() -> alarms.prolong(societyId, Kind.SPRAY, endsAt).mapEmpty()));
  }
}
