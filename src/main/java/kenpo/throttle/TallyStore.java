package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kenpo.db.Db;
import kenpo.throttle.SprayRule.History;

/** Failures of societies: what each server counted, and what was usual on other days. */
record TallyStore(Db db) {

  /** Longer than anybody asks for it. */
  static final Duration KEPT = Duration.ofHours(1);

  /**
   * What all servers counted of a society; {@code accounts}: up to the number that is asked for.
   */
  record Total(String societyId, int failures, int accounts) {}

  /** Failures of ten minutes. */
  record Past(String societyId, int failures) {}

  /** Sums only grow: a statement that comes late, after the next one, changes nothing. */
  Future<Integer> write(long server, List<Tally.Sum> sums) {
    return db.run(
        """
        INSERT INTO throttle_tallies AS t (society_id, minute, server, failures, accounts)
        SELECT society_id, minute, $1, failures, accounts
        FROM unnest($2::text[], $3::timestamptz[], $4::integer[], $5::bytea[])
          AS sums (society_id, minute, failures, accounts)
        ON CONFLICT (society_id, minute, server) DO UPDATE
        SET failures = excluded.failures,
            accounts = excluded.accounts
        WHERE t.failures < excluded.failures
        """,
        server,
        sums.stream().map(Tally.Sum::societyId).toArray(String[]::new),
        sums.stream().map(s -> s.minute().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
        sums.stream().map(Tally.Sum::failures).toArray(Integer[]::new),
        sums.stream().map(Tally.Sum::accounts).toArray(Buffer[]::new));
  }

  /** Of the minutes after one; societies where nobody failed are left out. */
  Future<List<Total>> totals(String[] societies, Instant after) {
    return db.list(
        """
        SELECT society_id,
               sum(failures)::integer AS failures,
               string_agg(accounts, ''::bytea) AS accounts
        FROM throttle_tallies
        WHERE society_id = ANY ($1)
          AND minute > $2
        GROUP BY society_id
        """,
        TallyStore::total,
        societies,
        after);
  }

  /** Of the same hour of the days before, today's left out; Japan and UTC begin hours together. */
  Future<History> history(String societyId, Instant now) {
    return db.first(
            """
            SELECT count(*)::integer AS sums,
                   coalesce(avg(failures), 0)::float8 AS mean,
                   coalesce(stddev_samp(failures), 0)::float8 AS deviation
            FROM throttle_history
            WHERE society_id = $1
              AND period >= $2
              AND period < date_trunc('hour', $3::timestamptz)
              AND extract(hour FROM period AT TIME ZONE 'UTC')
                = extract(hour FROM $3::timestamptz AT TIME ZONE 'UTC')
            """,
            row ->
                new History(
                    row.getInteger("sums"), row.getDouble("mean"), row.getDouble("deviation")),
            societyId,
            now.minus(SprayRule.REMEMBERED),
            now)
        .map(Optional::orElseThrow);
  }

  /** Failures of a period, of societies for which the history doesn't have it yet. */
  Future<List<Past>> unremembered(String[] societies, Instant period) {
    return db.list(
        """
        SELECT s.society_id, coalesce(sum(t.failures), 0)::integer AS failures
        FROM unnest($1::text[]) AS s (society_id)
        LEFT JOIN throttle_tallies AS t
          ON t.society_id = s.society_id
          AND t.minute >= $2
          AND t.minute < $3
        WHERE NOT EXISTS (
          SELECT
          FROM throttle_history AS h
          WHERE h.society_id = s.society_id
            AND h.period = $2)
        GROUP BY s.society_id
        """,
        row -> new Past(row.getString("society_id"), row.getInteger("failures")),
        societies,
        period,
        period.plus(SprayRule.WITHIN));
  }

  Future<Integer> remember(Instant period, List<Past> sums) {
    return db.run(
        """
        INSERT INTO throttle_history (society_id, period, failures)
        SELECT society_id, $1, failures
        FROM unnest($2::text[], $3::integer[]) AS sums (society_id, failures)
        ON CONFLICT DO NOTHING
        """,
        period,
        sums.stream().map(Past::societyId).toArray(String[]::new),
        sums.stream().map(Past::failures).toArray(Integer[]::new));
  }

  Future<Integer> purgeTallies(String[] societies, Instant before) {
    return db.purge("throttle_tallies", "society_id = ANY ($1) AND minute < $2", societies, before);
  }

  Future<Integer> purgeHistory(String[] societies, Instant before) {
    return db.purge("throttle_history", "society_id = ANY ($1) AND period < $2", societies, before);
  }

  private static Total total(Row row) {
    var keys = row.getBuffer("accounts");
    long apart =
        IntStream.range(0, keys.length() / Tally.KEY_BYTES)
            .mapToLong(i -> keys.getLong(i * Tally.KEY_BYTES))
            .distinct()
            .count();
    return new Total(row.getString("society_id"), row.getInteger("failures"), (int) apart);
  }
}
