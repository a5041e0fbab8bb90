package kenpo.throttle;

import static java.util.stream.Collectors.groupingBy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kenpo.audit.Audit;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.throttle.AlarmStore.Alarm;
import kenpo.throttle.AlarmStore.Kind;

/**
 * For which societies there is an alarm, known by heart. Failures are added up in memory; with each
 * beat a server writes down its own, and reads what all have seen and which alarms are on. So no
 * request waits for a row that others change, and all servers know the same within two beats.
 */
public final class Alarms {

  private final Db db;
  private final SprayWatch watch;
  private final AlarmAudit audit;
  private final String[] societies;
  private final InstantSource clock;
  private final long server;
  private final Tally tally = new Tally();
  private volatile Map<String, List<Alarm>> on = Map.of();

  public Alarms(
      Db db,
      Audit audit,
      Societies societies,
      Tokens random,
      InstantSource clock,
      MeterRegistry meters) {
    this.db = db;
    this.watch = new SprayWatch(db, new AlarmAudit(audit), societies);
    this.audit = new AlarmAudit(audit);
    this.societies = societies.ids();
    this.clock = clock;
    this.server = random.number();
    societies.all().forEach(society -> measure(society, meters));
  }

  /** What is added to each score. */
  double added(Society society) {
    var policy = society.risk().alarm();
    return (isOn(society, Kind.SPRAY) ? policy.society() : 0)
        + (isOn(society, Kind.BY_HAND) ? policy.all() : 0);
  }

  private boolean isOn(Society society, Kind kind) {
    return on.getOrDefault(society.id(), List.of()).stream().anyMatch(a -> a.kind() == kind);
  }

  void failed(Society society, Buffer account) {
    int apart = society.risk().alarm().accounts();
    tally.add(society.id(), account, apart, clock.instant());
  }

  /** To be done every second, one after the other. */
  public Future<Void> beat() {
    var now = clock.instant();
    tally.forget(now.minus(TallyStore.KEPT));
    return write()
        .compose(written -> watch.look(now, on))
        .compose(looked -> read())
        .compose(all -> end(all, now));
  }

  /** Before the server ends: what it has seen and not told yet. */
  public Future<Void> write() {
    var changed = tally.changed();
    return changed.isEmpty()
        ? Future.succeededFuture()
        : new TallyStore(db)
            .write(server, changed)
            .onSuccess(written -> tally.written(changed))
            .mapEmpty();
  }

  private Future<List<Alarm>> read() {
    return new AlarmStore(db).on(societies);
  }

  private Future<Void> end(List<Alarm> all, Instant now) {
    on = all.stream().filter(a -> !a.isOver(now)).collect(groupingBy(Alarm::societyId));
    return all.stream().anyMatch(a -> a.isOver(now))
        ? db.transaction(
            tx ->
                new AlarmStore(tx)
                    .ended(societies, now)
                    .compose(ended -> audit.in(tx).ended(ended)))
        : Future.succeededFuture();
  }

  private void measure(Society society, MeterRegistry meters) {
    for (var kind : Kind.values()) {
      Gauge.builder("portal.throttle.alarm", this, alarms -> alarms.isOn(society, kind) ? 1 : 0)
          .description("Whether there is an alarm: sprayed with guesses, or switched on by hand")
          .tag("society", society.id())
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }
}
