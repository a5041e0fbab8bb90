package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;

/** Alarms of societies, from when to when. */
record AlarmStore(Db db) {

  private static final String COLUMNS = "society_id, alarm_id, kind, began_at, ends_at";

  /** Why there is an alarm. */
  enum Kind {
    SPRAY,
    BY_HAND
  }

  /** {@code endsAt}: as things are now; empty when it goes on until it is switched off. */
  record Alarm(String societyId, long id, Kind kind, Instant beganAt, Optional<Instant> endsAt) {

    boolean isOver(Instant now) {
      return endsAt.filter(end -> !end.isAfter(now)).isPresent();
    }
  }

  /** Empty when there is one already. */
  Future<Optional<Alarm>> begin(
      String societyId, Kind kind, Instant now, Optional<Instant> endsAt) {
    return db.changed(
        """
        INSERT INTO throttle_alarms (society_id, kind, began_at, ends_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (society_id, kind) WHERE ended_at IS NULL DO NOTHING
        RETURNING %s
        """
            .formatted(COLUMNS),
        AlarmStore::alarm,
        societyId,
        kind.name(),
        now,
        endsAt);
  }

  /** What is loud again goes on; never shorter than another server said. */
  Future<Integer> prolong(String societyId, Kind kind, Instant endsAt) {
    return db.run(
        """
        UPDATE throttle_alarms
        SET ends_at = greatest(ends_at, $3)
        WHERE society_id = $1
          AND kind = $2
          AND ended_at IS NULL
        """,
        societyId,
        kind.name(),
        endsAt);
  }

  /** Goes on until another time; empty: until it is switched off. */
  Future<Optional<Alarm>> keepUntil(String societyId, Kind kind, Optional<Instant> endsAt) {
    return db.changed(
        """
        UPDATE throttle_alarms
        SET ends_at = $3
        WHERE society_id = $1
          AND kind = $2
          AND ended_at IS NULL
        RETURNING %s
        """
            .formatted(COLUMNS),
        AlarmStore::alarm,
        societyId,
        kind.name(),
        endsAt);
  }

  /** Ends those of a kind now, before their time; answers which. */
  Future<List<Alarm>> endNow(String[] societies, Kind kind, Instant now) {
    return db.changes(
        """
        UPDATE throttle_alarms
        SET ends_at = $3,
            ended_at = $3
        WHERE society_id = ANY ($1)
          AND kind = $2
          AND ended_at IS NULL
        RETURNING %s
        """
            .formatted(COLUMNS),
        AlarmStore::alarm,
        societies,
        kind.name(),
        now);
  }

  /** All that have begun and of which nobody has said yet that they ended. */
  Future<List<Alarm>> on(String[] societies) {
    return db.list(
        """
        SELECT %s
        FROM throttle_alarms
        WHERE society_id = ANY ($1)
          AND ended_at IS NULL
        ORDER BY society_id, kind
        """
            .formatted(COLUMNS),
        AlarmStore::alarm,
        (Object) societies);
  }

  /** Those whose time is over; each is answered once. */
  Future<List<Alarm>> ended(String[] societies, Instant now) {
    return db.changes(
        """
        UPDATE throttle_alarms
        SET ended_at = ends_at
        WHERE society_id = ANY ($1)
          AND ended_at IS NULL
          AND ends_at <= $2
        RETURNING %s
        """
            .formatted(COLUMNS),
        AlarmStore::alarm,
        societies,
        now);
  }

  Future<Integer> purge(String[] societies, Instant endedBefore) {
    return db.purge(
        "throttle_alarms", "society_id = ANY ($1) AND ended_at < $2", societies, endedBefore);
  }

  private static Alarm alarm(Row row) {
    return new Alarm(
        row.getString("society_id"),
        row.getLong("alarm_id"),
        Kind.valueOf(row.getString("kind")),
        Db.instant(row, "began_at").orElseThrow(),
        Db.instant(row, "ends_at"));
  }
}
