package kenpo.throttle.listing;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kenpo.db.Db;
import kenpo.throttle.AllowList.Tried;

/** Addresses that fail from networks while these are suspended: a bounded number of each. */
record FailingStore(Db db) {

  /** More than a /24 of IPv4 has, and than most firms have of IPv6 (/64). */
  static final int MOST = 1_000;

  /** Whatever score one had, it is nothing then. */
  static final Duration KEPT = Duration.ofHours(12);

  /** What is known already is written again only now and then. */
  private static final Duration PRECISE = Duration.ofMinutes(10);

  Future<Integer> add(Listing listing, Tried tried, Instant now) {
    return db.run(
        """
        INSERT INTO listing_addresses AS a (society_id, listing_id, address_key, failed_at)
        SELECT $1, $2::bigint, $3::bytea, $4::timestamptz
        WHERE (
            SELECT count(*)
            FROM (
              SELECT
              FROM listing_addresses
              WHERE society_id = $1
                AND listing_id = $2
              LIMIT $5) AS others) < $5
           OR EXISTS (
            SELECT
            FROM listing_addresses
            WHERE society_id = $1
              AND listing_id = $2
              AND address_key = $3)
        ON CONFLICT (society_id, listing_id, address_key) DO UPDATE
        SET failed_at = excluded.failed_at
        WHERE a.failed_at <= $6
        """,
        listing.societyId(),
        listing.id(),
        tried.addressKey(),
        now,
        (long) MOST,
        now.minus(PRECISE));
  }

  /** {@link #MOST} of them: there may be others. */
  Future<List<Buffer>> addresses(Listing listing) {
    return db.list(
        """
        SELECT address_key
        FROM listing_addresses
        WHERE society_id = $1
          AND listing_id = $2
        """,
        row -> row.getBuffer("address_key"),
        listing.societyId(),
        listing.id());
  }

  /** Of all societies. */
  Future<Integer> purge(Instant now) {
    return db.purge("listing_addresses", "failed_at <= $1", now.minus(KEPT));
  }
}
