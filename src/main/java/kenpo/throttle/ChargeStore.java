package kenpo.throttle;

import static kenpo.throttle.Halving.forget;
import static kenpo.throttle.Halving.halved;
import static kenpo.throttle.Halving.seconds;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.throttle.Buckets.Charge;

/** Charges a try to all its subjects by one statement, and takes that back. */
record ChargeStore(Db db) {

  /** See {@link Buckets#charge}. */
  Future<Optional<Double>> charge(Charge c) {
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
                AND NOT (f.failed_at > $7 AND f.recent >= $19)
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
                minute = greatest(s.minute, excluded.minute),
                tries = CASE WHEN s.minute >= excluded.minute THEN s.tries ELSE 0 END + excluded.tries,
                forget_at = greatest(s.forget_at, %s)
            WHERE NOT (
              s.bucket = 'ADDRESS'
              AND (
                s.minute >= excluded.minute AND s.tries >= $17
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
            c.stoppable(),
            c.hold().below())
        .compose(
            rows ->
                rows.size() == 1
                    ? giveBack(c, false, c.now()).map(Optional.empty())
                    : Future.succeededFuture(rows.stream().flatMap(Optional::stream).findFirst()));
  }

  /** See {@link Buckets#giveBack}. */
  Future<Void> giveBack(Charge c, Instant now) {
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
                tries = CASE WHEN s.minute = date_trunc('minute', $12::timestamptz) THEN greatest(0, s.tries - $9) ELSE s.tries END
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
            seconds(c.halfLife()),
            c.now())
        .mapEmpty();
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
}
