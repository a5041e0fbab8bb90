package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.society.RiskPolicy.Growing;

/**
 * Buckets in PostgreSQL. Each statement locks failures first, then the address, then the network,
 * so that no two tries wait for each other.
 */
record BucketStore(Db db) implements Buckets {

  /** What an address or network has now, by its half-life in seconds. */
  private static final String HALVED =
      "s.score * power(0.5, greatest(0, extract(epoch FROM %s - s.scored_at)::float8) / %s)";

  /** When a score is nothing any more. */
  private static final String FORGET =
      "date_trunc('hour', %s + %s * ln(greatest(1, (%s) / "
          + NOTHING
          + ")) / ln(2::float8) * interval '1 second') + interval '1 hour'";

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
  public Future<Optional<Double>> charge(Charge c) {
    return db.changes(
            """
            WITH failure AS (
              INSERT INTO throttle_failures AS f (
                society_id, bucket, subject_key, failures, recent, failed_at, charge, forget_at)
              SELECT $1, $2, $3, 1, 1, $4, $5, date_trunc('hour', $6::timestamptz)
              WHERE $2::text <> 'NOWHERE'
              ON CONFLICT (society_id, bucket, subject_key) DO UPDATE
              SET failures = f.failures + 1,
                  recent = CASE WHEN f.failed_at > $7 THEN f.recent + 1 ELSE 1 END,
                  failed_before = f.failed_at,
                  failed_at = excluded.failed_at,
                  charge = excluded.charge,
                  forget_at = greatest(f.forget_at, excluded.forget_at)
              WHERE f.failures < $8
                AND NOT (
                  f.failed_at > $7
                  AND f.recent >= $9
                  AND f.failed_at + least($10::float8 * power(2, f.recent - $9), $11) * interval '1 second' > $4)
              RETURNING 1)
            INSERT INTO throttle_scores AS s (
              society_id, bucket, subject_key, score, scored_at, minute, tries, forget_at)
            SELECT $1, bucket, subject_key, $12, $4, date_trunc('minute', $4::timestamptz), $13, %s
            FROM (VALUES ('ADDRESS', $14::bytea), ('NETWORK', $15::bytea)) AS t (bucket, subject_key)
            WHERE $2::text = 'NOWHERE' OR EXISTS (SELECT FROM failure)
            ORDER BY bucket
            ON CONFLICT (society_id, bucket, subject_key) DO UPDATE
            SET score = %s + excluded.score,
                scored_at = greatest(s.scored_at, excluded.scored_at),
                minute = excluded.minute,
                tries = CASE WHEN s.minute = excluded.minute THEN s.tries ELSE 0 END + excluded.tries,
                forget_at = greatest(s.forget_at, %s)
            WHERE NOT (
              s.bucket = 'ADDRESS'
              AND (
                s.minute = excluded.minute AND s.tries >= $17
                OR $18 AND coalesce(s.stopped_until > excluded.scored_at, false)))
            RETURNING bucket, score
            """
                .formatted(
                    forget("$4::timestamptz", "$16::float8", "$12::float8"),
                    halved("s", "excluded.scored_at", "$16"),
                    forget(
                        "excluded.scored_at",
                        "$16::float8",
                        halved("s", "excluded.scored_at", "$16") + " + excluded.score")),
            row -> Optional.of(row.getDouble("score") - c.weight()).filter(s -> isAddress(row)),
            c.subjects().societyId(),
            c.counted().name(),
            counted(c),
            c.now(),
            c.id(),
            c.now().plus(c.kept()),
            c.now().minus(c.hold().quiet()),
            c.hold().stop(),
            c.hold().from(),
            seconds(c.hold().pause().first()),
            seconds(c.hold().pause().longest()),
            c.weight(),
            c.mostTries().map(most -> 1).orElse(0),
            c.subjects().address(),
            c.subjects().network(),
            seconds(c.halfLife()),
            c.mostTries().orElse(Integer.MAX_VALUE),
            c.stoppable())
        .compose(
            rows ->
                rows.size() == 1
                    ? giveBack(c, false, c.now()).map(Optional.empty())
                    : Future.succeededFuture(rows.stream().flatMap(Optional::stream).findFirst()));
  }

  @Override
  public Future<Void> giveBack(Charge c, Instant now) {
    return giveBack(c, true, now);
  }

  /** {@code address}: whether it was charged too, which is not so when it was what held back. */
  private Future<Void> giveBack(Charge c, boolean address, Instant now) {
    return db.run(
            """
            WITH failure AS (
              UPDATE throttle_failures
              SET failures = greatest(0, failures - 1),
                  recent = greatest(0, recent - 1),
                  failed_at = CASE WHEN charge = $4 THEN failed_before ELSE failed_at END
              WHERE society_id = $1
                AND bucket = $2
                AND subject_key = $3
              RETURNING 1),
            locked AS (
              SELECT bucket, subject_key
              FROM throttle_scores
              WHERE (SELECT count(*) FROM failure) >= 0
                AND society_id = $1
                AND (bucket, subject_key) IN (('ADDRESS', $5::bytea), ('NETWORK', $6::bytea))
                AND ($8 OR bucket <> 'ADDRESS')
              ORDER BY bucket
              FOR UPDATE)
            UPDATE throttle_scores AS s
            SET score = greatest(0, %s - $7::float8),
                scored_at = greatest(s.scored_at, $10),
                tries = greatest(0, s.tries - $9)
            FROM locked
            WHERE s.society_id = $1
              AND s.bucket = locked.bucket
              AND s.subject_key = locked.subject_key
            """
                .formatted(halved("s", "$10::timestamptz", "$11::float8")),
            c.subjects().societyId(),
            c.counted().name(),
            counted(c),
            c.id(),
            c.subjects().address(),
            c.subjects().network(),
            c.weight(),
            address,
            c.mostTries().map(most -> 1).orElse(0),
            now,
            seconds(c.halfLife()))
        .mapEmpty();
  }

  @Override
  public Future<Void> succeeded(Charge c, double credit, boolean clears, Instant now) {
    return db.run(
            """
            WITH account AS (
              INSERT INTO throttle_failures AS f (
                society_id, bucket, subject_key, failures, recent, credited_at, forget_at)
              VALUES ($1, 'ACCOUNT', $2, 0, 0, $3, date_trunc('hour', $3::timestamptz) + interval '2 hours')
              ON CONFLICT (society_id, bucket, subject_key) DO UPDATE
              SET failures = CASE WHEN $4 THEN 0 ELSE greatest(0, f.failures - $5) END,
                  recent = CASE WHEN $4 THEN 0 ELSE greatest(0, f.recent - $5) END,
                  failed_at = CASE
                    WHEN $4 THEN NULL
                    WHEN f.charge = $6 THEN f.failed_before
                    ELSE f.failed_at END,
                  credited_at = CASE
                    WHEN coalesce(f.credited_at <= $7, true) THEN excluded.credited_at
                    ELSE f.credited_at END,
                  forget_at = greatest(f.forget_at, excluded.forget_at)
              RETURNING credited_at = $3 AS credited),
            device AS (
              UPDATE throttle_failures
              SET failures = 0,
                  recent = 0,
                  failed_at = NULL
              WHERE (SELECT count(*) FROM account) >= 0
                AND society_id = $1
                AND bucket = 'DEVICE'
                AND subject_key = $8
              RETURNING 1),
            locked AS (
              SELECT bucket, subject_key
              FROM throttle_scores
              WHERE (SELECT count(*) FROM device) >= 0
                AND society_id = $1
                AND (bucket, subject_key) IN (('ADDRESS', $9::bytea), ('NETWORK', $10::bytea))
              ORDER BY bucket
              FOR UPDATE)
            UPDATE throttle_scores AS s
            SET score = greatest(0, %s - $11::float8
                  - CASE WHEN account.credited AND s.bucket = 'ADDRESS' THEN $12::float8 ELSE 0 END),
                scored_at = greatest(s.scored_at, $3)
            FROM locked, account
            WHERE s.society_id = $1
              AND s.bucket = locked.bucket
              AND s.subject_key = locked.subject_key
            """
                .formatted(halved("s", "$3::timestamptz", "$13::float8")),
            c.subjects().societyId(),
            c.subjects().account(),
            now,
            clears,
            c.counted() == Counted.ACCOUNT ? 1 : 0,
            c.id(),
            now.minus(CREDIT_EVERY),
            c.subjects().device(),
            c.subjects().address(),
            c.subjects().network(),
            c.weight(),
            credit,
            seconds(c.halfLife()))
        .mapEmpty();
  }

  @Override
  public Future<Void> failed(Charge c, double more, double further, boolean exists, Instant now) {
    return db.run(
            """
            WITH known AS (
              UPDATE throttle_failures
              SET forget_at = 'infinity'
              WHERE $9
                AND society_id = $1
                AND bucket = 'ACCOUNT'
                AND subject_key = $2
              RETURNING 1),
            locked AS (
              SELECT bucket, subject_key,
                     CASE WHEN failed_since > $3 THEN failed ELSE '{}' END AS failed
              FROM throttle_scores
              WHERE (SELECT count(*) FROM known) >= 0
                AND society_id = $1
                AND (bucket, subject_key) IN (('ADDRESS', $4::bytea), ('NETWORK', $5::bytea))
              ORDER BY bucket
              FOR UPDATE),
            address AS (
              SELECT cardinality(failed) AS apart,
                     failed @> ARRAY[$2::bytea] AS again
              FROM locked
              WHERE bucket = 'ADDRESS')
            UPDATE throttle_scores AS s
            SET score = %s + $6::float8 + CASE WHEN address.apart > 0 AND NOT address.again THEN $7::float8 ELSE 0 END,
                scored_at = greatest(s.scored_at, $10),
                failed = CASE
                  WHEN s.bucket = 'ADDRESS' AND NOT address.again AND address.apart < $8
                  THEN locked.failed || $2::bytea
                  ELSE locked.failed END,
                failed_since = CASE WHEN address.apart = 0 THEN $10 ELSE s.failed_since END
            FROM locked, address
            WHERE s.society_id = $1
              AND s.bucket = locked.bucket
              AND s.subject_key = locked.subject_key
            """
                .formatted(halved("s", "$10::timestamptz", "$11::float8")),
            c.subjects().societyId(),
            c.subjects().account(),
            now.minus(APART),
            c.subjects().address(),
            c.subjects().network(),
            more,
            further,
            MOST_APART,
            exists,
            now,
            seconds(c.halfLife()))
        .mapEmpty();
  }

  @Override
  public Future<Void> add(Subjects to, double weight, Duration halfLife, Instant now) {
    return db.run(
            """
            INSERT INTO throttle_scores AS s (
              society_id, bucket, subject_key, score, scored_at, minute, tries, forget_at)
            SELECT $1, bucket, subject_key, $2, $3, date_trunc('minute', $3::timestamptz), 0, %s
            FROM (VALUES ('ADDRESS', $4::bytea), ('NETWORK', $5::bytea)) AS t (bucket, subject_key)
            ORDER BY bucket
            ON CONFLICT (society_id, bucket, subject_key) DO UPDATE
            SET score = %s + excluded.score,
                scored_at = greatest(s.scored_at, excluded.scored_at),
                forget_at = greatest(s.forget_at, %s)
            """
                .formatted(
                    forget("$3::timestamptz", "$6::float8", "$2::float8"),
                    halved("s", "excluded.scored_at", "$6"),
                    forget(
                        "excluded.scored_at",
                        "$6::float8",
                        halved("s", "excluded.scored_at", "$6") + " + excluded.score")),
            to.societyId(),
            weight,
            now,
            to.address(),
            to.network(),
            seconds(halfLife))
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
    return Future.all(purge(SCORES, societyId, most, now), purge(FAILURES, societyId, most, now))
        .map(both -> both.<Integer>resultAt(0) + both.<Integer>resultAt(1));
  }

  private static final String SCORES = "throttle_scores";
  private static final String FAILURES = "throttle_failures";

  /** Those that would be forgotten next go first. */
  private Future<Integer> purge(String table, String societyId, int most, Instant now) {
    return db.run(
        """
        DELETE FROM %1$s
        WHERE ctid = ANY (ARRAY (
            SELECT ctid
            FROM %1$s
            WHERE society_id = $1
              AND forget_at <= $2
            LIMIT 5000
            FOR UPDATE SKIP LOCKED))
          OR ctid = ANY (ARRAY (
            SELECT ctid
            FROM (
              SELECT ctid, row_number() OVER (PARTITION BY bucket ORDER BY forget_at DESC) AS place
              FROM %1$s
              WHERE society_id = $1
                AND forget_at < 'infinity') AS ordered
            WHERE place > $3
            LIMIT 50000))
        """
            .formatted(table),
        societyId,
        now,
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

  private static boolean isAddress(Row row) {
    return row.getString("bucket").equals("ADDRESS");
  }

  private static Optional<Buffer> counted(Charge c) {
    return switch (c.counted()) {
      case ACCOUNT -> Optional.of(c.subjects().account());
      case DEVICE -> c.subjects().device();
      case NOWHERE -> Optional.empty();
    };
  }

  private static String halved(String row, String now, String halfLife) {
    return HALVED.replace("s.", row + ".").formatted(now, halfLife);
  }

  private static String forget(String now, String halfLife, String score) {
    return FORGET.formatted(now, halfLife, score);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
