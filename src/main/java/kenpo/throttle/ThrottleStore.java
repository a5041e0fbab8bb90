package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import kenpo.db.Db;
import kenpo.society.Society.Limit;

record ThrottleStore(Db db) {

  record Key(Limit limit, byte[] subject) {}

  record Charged(Key key, Instant windowEnds) {}

  record Count(Limit limit, int count, Instant windowEnds) {}

  /** Raises all counts by one, in one statement; a window that has ended begins anew. */
  Future<List<Count>> count(String societyId, List<Charged> charged, Instant now) {
    return db.changes(
        """
        INSERT INTO throttle_counts AS c (society_id, limit_name, subject_key, count, window_ends)
        SELECT $1, limit_name, subject_key, 1, window_ends
        FROM unnest($2::text[], $3::bytea[], $4::timestamptz[]) AS t (limit_name, subject_key, window_ends)
        ORDER BY limit_name, subject_key
        ON CONFLICT (society_id, limit_name, subject_key) DO UPDATE
        SET count = CASE WHEN c.window_ends <= $5 THEN 1 ELSE c.count + 1 END,
            window_ends = CASE WHEN c.window_ends <= $5 THEN excluded.window_ends ELSE c.window_ends END
        RETURNING limit_name, count, window_ends
        """,
        ThrottleStore::counted,
        societyId,
        charged.stream().map(c -> c.key.limit.name()).toArray(String[]::new),
        charged.stream().map(c -> Buffer.buffer(c.key.subject)).toArray(Buffer[]::new),
        charged.stream()
            .map(c -> c.windowEnds.atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new),
        now);
  }

  Future<Integer> giveBack(String societyId, List<Key> keys) {
    return db.run(
        """
        WITH locked AS (
          SELECT c.limit_name, c.subject_key
          FROM throttle_counts AS c
          JOIN unnest($2::text[], $3::bytea[]) AS t (limit_name, subject_key)
            USING (limit_name, subject_key)
          WHERE c.society_id = $1
          ORDER BY c.limit_name, c.subject_key
          FOR UPDATE OF c)
        UPDATE throttle_counts AS c
        SET count = c.count - 1
        FROM locked
        WHERE c.society_id = $1
          AND c.limit_name = locked.limit_name
          AND c.subject_key = locked.subject_key
          AND c.count > 0
        """,
        societyId,
        keys.stream().map(k -> k.limit.name()).toArray(String[]::new),
        keys.stream().map(k -> Buffer.buffer(k.subject)).toArray(Buffer[]::new));
  }

  Future<Integer> purge(Instant now) {
    return db.purge("throttle_counts", "window_ends <= $1", now);
  }

  /** Of each limit of each society so many stay; the windows that end first go first. */
  Future<Integer> keep(String[] societies, int most) {
    return db.run(
        """
        DELETE FROM throttle_counts
        WHERE ctid = ANY (ARRAY (
          SELECT beyond.ctid
          FROM unnest($1::text[]) AS s (society_id)
          CROSS JOIN unnest($2::text[]) AS l (limit_name)
          CROSS JOIN LATERAL (
            SELECT c.ctid
            FROM throttle_counts AS c
            WHERE c.society_id = s.society_id
              AND c.limit_name = l.limit_name
            ORDER BY c.window_ends DESC
            OFFSET $3) AS beyond))
        """,
        societies,
        Arrays.stream(Limit.values()).map(Limit::name).toArray(String[]::new),
        (long) most);
  }

  private static Count counted(Row row) {
    return new Count(
        Limit.valueOf(row.getString("limit_name")),
        row.getInteger("count"),
        Db.instant(row, "window_ends").orElseThrow());
  }
}
