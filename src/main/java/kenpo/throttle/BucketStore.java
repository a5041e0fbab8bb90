package kenpo.throttle;

import static kenpo.throttle.Halving.forget;
import static kenpo.throttle.Halving.halved;
import static kenpo.throttle.Halving.seconds;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.society.RiskPolicy.Growing;

/**
 * Buckets in PostgreSQL. Each statement locks failures first, then the address, then the network,
 * so that no two tries wait for each other.
 */
record BucketStore(Db db) implements Buckets {

  /** Where rows are; {@code forgotten}: which of them may be, when their time is over. */
  private enum Kept {
    SCORES("throttle_scores", "true"),
    FAILURES("throttle_failures", "account_id IS NULL");

    private final String table;
    private final String forgotten;

    Kept(String table, String forgotten) {
      this.table = table;
      this.forgotten = forgotten;
    }
  }

  /** After all there is. */
  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private static final int BATCH = 20_000;

  @Override
  public Future<Known> read(Subjects of, Duration halfLife, Duration quiet, Instant now) {
    return db.first(
            """
            SELECT coalesce(%s, 0) AS address,
                   coalesce(%s, 0) AS network,
                   CASE WHEN a.minute = date_trunc('minute', $6::timestamptz) THEN a.tries ELSE 0 END AS tries,
                   a.stopped_until,
                   coalesce(f.failures, 0) AS failures,
                   CASE WHEN f.failed_at > $8::timestamptz THEN f.recent ELSE 0 END AS recent,
                   f.failed_at,
                   coalesce(d.failures, 0) AS device_failures,
                   CASE WHEN d.failed_at > $8::timestamptz THEN d.recent ELSE 0 END AS device_recent,
                   d.failed_at AS device_failed_at
            FROM (SELECT $1::text AS society_id) AS one
            LEFT JOIN throttle_scores AS a
              ON a.society_id = one.society_id AND a.bucket = 'ADDRESS' AND a.subject_key = $2
            LEFT JOIN throttle_scores AS n
              ON n.society_id = one.society_id AND n.bucket = 'NETWORK' AND n.subject_key = $3
            LEFT JOIN throttle_failures AS f
              ON f.society_id = one.society_id AND f.bucket = 'ACCOUNT' AND f.subject_key = $4
            LEFT JOIN throttle_failures AS d
              ON d.society_id = one.society_id AND d.bucket = 'DEVICE' AND d.subject_key = $5
            """
                .formatted(
                    halved("a", "$6::timestamptz", "$7"), halved("n", "$6::timestamptz", "$7")),
            BucketStore::known,
            of.societyId(),
            of.address(),
            of.network(),
            of.account(),
            of.device(),
            now,
            seconds(halfLife),
            now.minus(quiet))
        .map(Optional::orElseThrow);
  }

  @Override
  public Future<Optional<Double>> charge(Charge charge) {
    return new ChargeStore(db).charge(charge);
  }

  @Override
  public Future<Void> giveBack(Charge charge, Instant now) {
    return new ChargeStore(db).giveBack(charge, now);
  }

  @Override
  public Future<Void> succeeded(Charge charge, double credit, boolean clears, Instant now) {
    return new OutcomeStore(db).succeeded(charge, credit, clears, now);
  }

  @Override
  public Future<Void> failed(
      Charge charge, double more, double further, Optional<Long> account, Instant now) {
    return new OutcomeStore(db).failed(charge, more, further, account, now);
  }

  @Override
  public Future<Void> add(Subjects to, double weight, double most, Duration halfLife, Instant now) {
    return db.run(
            """
            INSERT INTO throttle_scores AS s (
              society_id, bucket, subject_key, score, scored_at, minute, tries, forget_at)
            SELECT $1, bucket, subject_key, $2, $3, date_trunc('minute', $3::timestamptz), 0, %3$s
            FROM (VALUES ('ADDRESS', $4::bytea), ('NETWORK', $5::bytea)) AS t (bucket, subject_key)
            ORDER BY bucket
            ON CONFLICT (society_id, bucket, subject_key) DO UPDATE
            SET score = greatest(%1$s, least(%1$s + excluded.score, $7::float8)),
                scored_at = greatest(s.scored_at, excluded.scored_at),
                forget_at = greatest(s.forget_at, %2$s)
            """
                .formatted(
                    halved("s", "excluded.scored_at", "$6"),
                    forget(
                        "excluded.scored_at",
                        "$6::float8",
                        halved("s", "excluded.scored_at", "$6") + " + excluded.score"),
                    forget("$3::timestamptz", "$6::float8", "$2::float8")),
            to.societyId(),
            weight,
            now,
            to.address(),
            to.network(),
            seconds(halfLife),
            most)
        .mapEmpty();
  }

  @Override
  public Future<Optional<Instant>> stop(Subjects of, Growing stop, Instant now) {
    return db.changed(
        """
        UPDATE throttle_scores
        SET stops = CASE WHEN stopped_until > $4 THEN stops + 1 ELSE 1 END,
            stopped_until = $3::timestamptz + interval '1 second' * least(
              $5::float8 * power(2, CASE WHEN stopped_until > $4 THEN stops ELSE 0 END), $6),
            forget_at = greatest(forget_at, date_trunc('hour', $7::timestamptz))
        WHERE society_id = $1
          AND bucket = 'ADDRESS'
          AND subject_key = $2
          AND coalesce(stopped_until <= $3, true)
        RETURNING stopped_until
        """,
        row -> Db.instant(row, "stopped_until").orElseThrow(),
        of.societyId(),
        of.address(),
        now,
        now.minus(STOPS_KEPT),
        seconds(stop.first()),
        seconds(stop.longest()),
        now.plus(stop.longest()).plus(STOPS_KEPT));
  }

  /** Forgets what is nothing any more; of a society's rows of a kind no more than so many stay. */
  Future<Integer> purge(String societyId, int most, Instant now) {
    return Future.join(
            List.of(
                purge(Kept.SCORES, societyId, "ADDRESS", most, now),
                purge(Kept.SCORES, societyId, "NETWORK", most, now),
                purge(Kept.FAILURES, societyId, "ACCOUNT", most, now),
                purge(Kept.FAILURES, societyId, "DEVICE", most, now)))
        .map(all -> all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
  }

  /** Beyond the bound those go first that would be forgotten next. */
  private Future<Integer> purge(Kept kept, String societyId, String bucket, int most, Instant now) {
    return delete(kept, societyId, bucket, now, BATCH)
        .compose(
            ended ->
                beyond(kept, societyId, bucket, most)
                    .compose(rows -> delete(kept, societyId, bucket, FAR, rows))
                    .map(beyond -> ended + beyond));
  }

  /** How many rows there are beyond the bound, up to a batch; by the index alone. */
  private Future<Integer> beyond(Kept kept, String societyId, String bucket, int most) {
    return db.first(
            """
            SELECT count(*) AS rows
            FROM (
              SELECT
              FROM %s
              WHERE society_id = $1
                AND bucket = $2
                AND %s
              ORDER BY forget_at DESC
              OFFSET $3
              LIMIT $4) AS beyond
            """
                .formatted(kept.table, kept.forgotten),
            row -> row.getInteger("rows"),
            societyId,
            bucket,
            (long) most,
            (long) BATCH)
        .map(Optional::orElseThrow);
  }

  private Future<Integer> delete(
      Kept kept, String societyId, String bucket, Instant until, int most) {
    return db.run(
        """
        DELETE FROM %1$s
        WHERE ctid = ANY (ARRAY (
          SELECT ctid
          FROM %1$s
          WHERE society_id = $1
            AND bucket = $2
            AND forget_at <= $3
            AND %2$s
          ORDER BY forget_at
          LIMIT $4
          FOR UPDATE SKIP LOCKED))
        """
            .formatted(kept.table, kept.forgotten),
        societyId,
        bucket,
        until,
        (long) most);
  }

  private static Known known(Row row) {
    return new Known(
        row.getDouble("address"),
        row.getDouble("network"),
        row.getInteger("tries"),
        Db.instant(row, "stopped_until"),
        new Failures(
            row.getInteger("failures"), row.getInteger("recent"), Db.instant(row, "failed_at")),
        new Failures(
            row.getInteger("device_failures"),
            row.getInteger("device_recent"),
            Db.instant(row, "device_failed_at")));
  }
}
