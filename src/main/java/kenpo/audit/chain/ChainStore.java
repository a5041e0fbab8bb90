package kenpo.audit.chain;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kenpo.db.Db;

/** The seals, and the events that they are of. */
record ChainStore(Db db) {

  /** A seal, and its event if that is still there. */
  record Link(Seal seal, Optional<Entry> entry) {}

  /**
   * Some events, in the order of their numbers.
   *
   * @param upTo number of the last; empty when there are none
   * @param unsealed so many of them have no seal
   * @param first number of the first of these
   * @param oldest time of the oldest of these
   */
  record Stretch(
      Optional<Long> upTo, long unsealed, Optional<Long> first, Optional<Instant> oldest) {}

  Future<Integer> add(String societyId, List<Seal> seals) {
    return db.run(
        """
        INSERT INTO audit_seals (society_id, seal_no, event_id, sealed_at, key_id, previous, seal)
        SELECT $1, seal_no, event_id, $2, $3, previous, seal
        FROM unnest($4::bigint[], $5::bigint[], $6::bytea[], $7::bytea[])
          AS made (seal_no, event_id, previous, seal)
        """,
        societyId,
        seals.getFirst().sealedAt(),
        seals.getFirst().keyId(),
        numbers(seals, Seal::number),
        numbers(seals, Seal::eventId),
        buffers(seals, Seal::previous),
        buffers(seals, Seal::value));
  }

  Future<Optional<Head>> last(String societyId) {
    return db.changed(
        """
        SELECT seal_no, seal
        FROM audit_seals
        WHERE society_id = $1
        ORDER BY seal_no DESC
        LIMIT 1
        """,
        ChainStore::head,
        societyId);
  }

  Future<Boolean> has(String societyId, Head head) {
    return db.changed(
            """
            SELECT seal_no
            FROM audit_seals
            WHERE society_id = $1
              AND seal_no = $2
              AND seal = $3
            """,
            row -> row.getLong("seal_no"),
            societyId,
            head.number(),
            head.seal())
        .map(Optional::isPresent);
  }

  /** From after this number on. */
  Future<List<Link>> links(String societyId, long after, int most) {
    return db.list(
        """
        SELECT a.society_id, a.seal_no, a.event_id, a.sealed_at, a.key_id, a.previous, a.seal,
               e.event_id IS NOT NULL AS there, e.at, e.kind, e.outcome, e.account_id, e.member_id,
               e.subject, e.address, e.actor, e.actor_name, e.tx::text AS tx
        FROM audit_seals AS a
        LEFT JOIN audit_events AS e ON e.society_id = a.society_id AND e.event_id = a.event_id
        WHERE a.society_id = $1
          AND a.seal_no > $2
        ORDER BY a.seal_no
        LIMIT $3
        """,
        ChainStore::link,
        societyId,
        after,
        most);
  }

  /** From after this event on. */
  Future<Stretch> stretch(String societyId, long after, int most) {
    return db.first(
            """
            SELECT max(event_id) AS up_to,
                   count(*) FILTER (WHERE NOT sealed) AS unsealed,
                   min(event_id) FILTER (WHERE NOT sealed) AS first,
                   min(at) FILTER (WHERE NOT sealed) AS oldest
            FROM (
              SELECT e.event_id, e.at, EXISTS (
                SELECT
                FROM audit_seals AS a
                WHERE a.society_id = e.society_id
                  AND a.event_id = e.event_id) AS sealed
              FROM audit_events AS e
              WHERE e.society_id = $1
                AND e.event_id > $2
              ORDER BY e.event_id
              LIMIT $3) AS stretch
            """,
            ChainStore::stretch,
            societyId,
            after,
            most)
        .map(Optional::orElseThrow);
  }

  static Head head(Row row) {
    return new Head(row.getLong("seal_no"), row.getBuffer("seal"));
  }

  static Entry entry(Row row) {
    return new Entry(
        row.getString("society_id"),
        row.getLong("event_id"),
        Db.instant(row, "at").orElseThrow(),
        row.getString("kind"),
        row.getString("outcome"),
        number(row, "account_id"),
        number(row, "member_id"),
        number(row, "subject"),
        text(row, "address"),
        text(row, "actor"),
        text(row, "actor_name"),
        row.getString("tx"));
  }

  private static Link link(Row row) {
    return new Link(
        new Seal(
            row.getLong("seal_no"),
            row.getLong("event_id"),
            Db.instant(row, "sealed_at").orElseThrow(),
            row.getBuffer("key_id"),
            row.getBuffer("previous"),
            row.getBuffer("seal")),
        row.getBoolean("there") ? Optional.of(entry(row)) : Optional.empty());
  }

  private static Stretch stretch(Row row) {
    return new Stretch(
        number(row, "up_to"),
        row.getLong("unsealed"),
        number(row, "first"),
        Db.instant(row, "oldest"));
  }

  private static Optional<Long> number(Row row, String column) {
    return Optional.ofNullable(row.getLong(column));
  }

  private static Optional<String> text(Row row, String column) {
    return Optional.ofNullable(row.getString(column));
  }

  private static Long[] numbers(List<Seal> seals, Function<Seal, Long> part) {
    return seals.stream().map(part).toArray(Long[]::new);
  }

  private static Buffer[] buffers(List<Seal> seals, Function<Seal, Buffer> part) {
    return seals.stream().map(part).toArray(Buffer[]::new);
  }
}
