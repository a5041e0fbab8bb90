package kenpo.throttle;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.throttle.AlarmStore.Alarm;
import kenpo.throttle.AlarmStore.Kind;

/** The operator's own alarm, for all societies; servers that run hear of it within a second. */
public record AlarmSwitch(Db db, Audit audit, Societies societies, InstantSource clock) {

  /**
   * An alarm that is on.
   *
   * @param byHand switched on; otherwise the society is being sprayed
   * @param until as things are now; empty when it goes on until it is switched off
   */
  public record Lit(String societyId, boolean byHand, Instant since, Optional<Instant> until) {}

  /** {@code length}: after that it ends by itself; one that is on already ends then, too. */
  public Future<Void> on(Optional<Duration> length) {
    var now = clock.instant();
    var until = length.map(now::plus);
    return db.transaction(
            tx -> Future.all(Stream.of(societies.ids()).map(id -> on(tx, id, now, until)).toList()))
        .mapEmpty();
  }

  private Future<Void> on(Db tx, String societyId, Instant now, Optional<Instant> until) {
    return lit(new AlarmStore(tx), societyId, now, until)
        .compose(new AlarmAudit(audit).in(tx)::switchedOn);
  }

  /** One that is on already may end between the two statements: then it begins after all. */
  private static Future<Alarm> lit(
      AlarmStore alarms, String societyId, Instant now, Optional<Instant> until) {
    return alarms
        .begin(societyId, Kind.BY_HAND, now, until)
        .compose(
            began ->
                began.isPresent()
                    ? Future.succeededFuture(began)
                    : alarms.keepUntil(societyId, Kind.BY_HAND, until))
        .compose(
            alarm ->
                alarm
                    .map(Future::succeededFuture)
                    .orElseGet(() -> lit(alarms, societyId, now, until)));
  }

  /** Answers for how many societies it was on. */
  public Future<Integer> off() {
    var now = clock.instant();
    return db.transaction(
        tx ->
            new AlarmStore(tx)
                .endNow(societies.ids(), Kind.BY_HAND, now)
                .compose(
                    ended -> new AlarmAudit(audit).in(tx).switchedOff(ended).map(ended.size())));
  }

  /** All alarms that are on, of both kinds. */
  public Future<List<Lit>> status() {
    var now = clock.instant();
    return new AlarmStore(db)
        .on(societies.ids())
        .map(all -> all.stream().filter(a -> !a.isOver(now)).map(AlarmSwitch::lit).toList());
  }

  private static Lit lit(Alarm alarm) {
    return new Lit(
        alarm.societyId(), alarm.kind() == Kind.BY_HAND, alarm.beganAt(), alarm.endsAt());
  }
}
