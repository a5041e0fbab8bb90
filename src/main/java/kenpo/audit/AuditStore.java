package kenpo.audit;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kenpo.audit.Audit.Event;
import kenpo.db.Db;

record AuditStore(Db db) {

  /** Adds events; has ten parameters. */
  static final String ADD =
      """
      INSERT INTO audit_events (
        society_id, at, kind, outcome, account_id, member_id, subject, address, actor, actor_name)
      SELECT $1, $2, kind, outcome, account_id, member_id, subject, nullif(address, ''), actor, actor_name
      FROM unnest(
          $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[], $9::text[],
          $10::text[])
        AS event (kind, outcome, account_id, member_id, subject, address, actor, actor_name)
      """;

  Future<Integer> add(String societyId, Instant at, List<Event> events) {
    return db.run(ADD, args(societyId, at, events).toArray());
  }

  static Stream<Object> args(String societyId, Instant at, List<Event> events) {
    return Stream.of(
        societyId,
        at,
        texts(events, event -> event.kind().name()),
        texts(events, Event::outcome),
        numbers(events, Event::account),
        numbers(events, Event::member),
        numbers(events, Event::subject),
        texts(events, Event::address),
        texts(events, event -> event.actor().role().code()),
        texts(events, event -> event.actor().name().orElse(null)));
  }

  private static String[] texts(List<Event> events, Function<Event, String> part) {
    return events.stream().map(part).toArray(String[]::new);
  }

  private static Long[] numbers(List<Event> events, Function<Event, Optional<Long>> part) {
    return events.stream().map(part).map(number -> number.orElse(null)).toArray(Long[]::new);
  }
}
