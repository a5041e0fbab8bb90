package kenpo.throttle;

import io.vertx.core.Future;
import java.util.List;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.db.Db;
import kenpo.throttle.AlarmStore.Alarm;
import kenpo.throttle.AlarmStore.Kind;

/** What staff can read later of alarms. */
record AlarmAudit(Audit audit) {

  private enum Result {
    SPRAY_BEGAN,
    SPRAY_ENDED,
    SWITCHED_ON,
    SWITCHED_OFF,
    RAN_OUT
  }

  AlarmAudit in(Db tx) {
    return new AlarmAudit(audit.in(tx));
  }

  Future<Void> sprayBegan(Alarm alarm) {
    return record(alarm, Result.SPRAY_BEGAN);
  }

  Future<Void> switchedOn(Alarm alarm) {
    return record(alarm, Result.SWITCHED_ON);
  }

  Future<Void> switchedOff(List<Alarm> alarms) {
    return Future.all(alarms.stream().map(a -> record(a, Result.SWITCHED_OFF)).toList()).mapEmpty();
  }

  Future<Void> ended(List<Alarm> alarms) {
    return Future.all(
            alarms.stream()
                .map(a -> record(a, a.kind() == Kind.SPRAY ? Result.SPRAY_ENDED : Result.RAN_OUT))
                .toList())
        .mapEmpty();
  }

  private Future<Void> record(Alarm alarm, Result result) {
    return audit.record(
        alarm.societyId(), Event.of(Audit.Kind.ALARM, result, "").subject(alarm.id()));
  }
}
