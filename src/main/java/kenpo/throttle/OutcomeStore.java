package kenpo.throttle;

import static kenpo.throttle.Halving.halved;
import static kenpo.throttle.Halving.seconds;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.throttle.Buckets.Charge;
import kenpo.throttle.Buckets.Counted;

/** What the end of a try makes of its charge. */
record OutcomeStore(Db db) {

  /** See {@link Buckets#succeeded}. */
  Future<Void> succeeded(Charge c, double credit, boolean clears, Instant now) {
    return db.run(
            """
            WITH account AS (
              INSERT INTO throttle_failures AS f (
                society_id, bucket, subject_key, failures, recent, credited_at, forget_at)
              VALUES ($1, 'ACCOUNT', $2, 0, 0, $3, date_trunc('hour', $3::timestamptz) + interval '2 hours')
              ON CONFLICT (society_id, bucket, subject_key) DO UPDATE
              SET failures = CASE WHEN $4 THEN 0 ELSE greatest(0, f.failures - $5) END,
                  recent = greatest(0, f.recent - $5),
                  failed_at = CASE WHEN f.charge = $6 THEN f.failed_before ELSE f.failed_at END,
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
                  - CASE WHEN account.credited THEN $12::float8 ELSE 0 END),
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
            now.minus(Buckets.CREDIT_EVERY),
            c.subjects().device(),
            c.subjects().address(),
            c.subjects().network(),
            c.weight(),
            credit,
            seconds(c.halfLife()))
        .mapEmpty();
  }

  /** See {@link Buckets#failed}. */
  Future<Void> failed(Charge c, double more, double further, Optional<Long> account, Instant now) {
    return db.run(
            """
            WITH known AS (
              UPDATE throttle_failures AS f
              SET account_id = a.account_id
              FROM (
                SELECT account_id
                FROM accounts
                WHERE society_id = $1
                  AND account_id = $9::bigint
                FOR KEY SHARE) AS a
              WHERE f.society_id = $1
                AND f.bucket = 'ACCOUNT'
                AND f.subject_key = $2
                AND f.account_id IS DISTINCT FROM a.account_id
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
            now.minus(Buckets.APART),
            c.subjects().address(),
            c.subjects().network(),
            more,
            further,
            Buckets.MOST_APART,
            account,
            now,
            seconds(c.halfLife()))
        .mapEmpty();
  }
}
