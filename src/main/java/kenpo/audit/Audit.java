package kenpo.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kenpo.db.Db;

/**
 * What happened, for those who may have to know later: rows are added in the transaction of the act
 * and never changed, and counted for Prometheus. Outcomes are words from closed lists, never what a
 * person typed.
 *
 * @param hand who does all that is recorded here; otherwise each event says it
 */
public record Audit(Db db, InstantSource clock, MeterRegistry meters, Optional<Actor> hand) {

  public Audit(Db db, InstantSource clock, MeterRegistry meters) {
    this(db, clock, meters, Optional.empty());
  }

  /** The acts that are recorded. */
  public enum Kind {
    REGISTRATION,
    ACTIVATION,
    ELIGIBILITY,
    ACCOUNT,
    LOGIN,
    PASSWORD,
    SESSION,
    KEYS,
    DEVICE,
    ROSTER_IMPORT,
    CHECKUP_IMPORT,
    SCORE_IMPORT,
    ALARM,
    ALLOW_LIST,
    LETTER,
    VIEWING,
    RESULTS
  }

  /**
   * @param outcome a word from the act's own list, e.g. {@code NAME_DIFFERS}
   * @param subject row the act is about, such as the registration
   * @param address the client's network address; empty when nobody asked
   * @param actor who did it
   */
  public record Event(
      Kind kind,
      String outcome,
      Optional<Long> account,
      Optional<Long> member,
      Optional<Long> subject,
      String address,
      Actor actor) {

    public static Event of(Kind kind, Enum<?> outcome, String address) {
      return new Event(
          kind,
          outcome.name(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          address,
          Actor.at(address));
    }

    public Event account(long id) {
      return new Event(kind, outcome, Optional.of(id), member, subject, address, actor);
    }

    public Event member(long id) {
      return new Event(kind, outcome, account, Optional.of(id), subject, address, actor);
    }

    public Event subject(long id) {
      return new Event(kind, outcome, account, member, Optional.of(id), address, actor);
    }

    public Event by(Actor who) {
      return new Event(kind, outcome, account, member, subject, address, who);
    }
  }

  /** This audit inside a transaction. */
  public Audit in(Db tx) {
    return new Audit(tx, clock, meters, hand);
  }

  /** This audit, for what one does whom the acts themselves don't know. */
  public Audit by(Actor actor) {
    return new Audit(db, clock, meters, Optional.of(actor));
  }

  public Future<Void> record(String societyId, Event event) {
    return recordAll(societyId, List.of(event));
  }

  /** Many at once. */
  public Future<Void> recordAll(String societyId, List<Event> events) {
    return new AuditStore(db)
        .add(societyId, clock.instant(), events.stream().map(this::signed).toList())
        .onSuccess(added -> events.forEach(this::count))
        .mapEmpty();
  }

  Event signed(Event event) {
    return hand.map(event::by).orElse(event);
  }

  void count(Event event) {
    Counter.builder("portal.events")
        .description("What people did, by kind and outcome")
        .tag("kind", event.kind.name().toLowerCase(Locale.ROOT))
        .tag("outcome", event.outcome.toLowerCase(Locale.ROOT))
        .register(meters)
        .increment();
  }
}
