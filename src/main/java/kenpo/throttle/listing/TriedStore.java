package kenpo.throttle.listing;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.throttle.AllowList.Tried;

record TriedStore(Db db) {

  /** A wrong one. */
  Future<Integer> addFailure(Listing listing, Tried tried, Instant now) {
    return db.run(
        """
        INSERT INTO listing_tries (society_id, listing_id, tried_at, address_key, account_key, failed)
        VALUES ($1, $2, $3, $4, $5, TRUE)
        """,
        listing.societyId(),
        listing.id(),
        now,
        tried.addressKey(),
        tried.accountKey());
  }

  /** A right one, once an hour for each account, and anew since it stands as it does. */
  Future<Integer> addSuccess(Listing listing, Tried tried, Instant now) {
    return db.run(
        """
        INSERT INTO listing_tries AS t (
          society_id, listing_id, tried_at, address_key, account_key, failed)
        VALUES ($1, $2, $3, $4, $5, FALSE)
        ON CONFLICT (society_id, listing_id, account_key) WHERE NOT failed DO UPDATE
        SET try_id = DEFAULT,
            tried_at = excluded.tried_at,
            address_key = excluded.address_key
        WHERE t.tried_at <= $6
           OR t.tried_at < $7
        """,
        listing.societyId(),
        listing.id(),
        now,
        tried.addressKey(),
        tried.accountKey(),
        now.minus(ListingRule.COUNTED),
        listing.standing().since());
  }

  /** Since it stands as it does, and within the hour. */
  Future<Counts> counts(Listing listing, Duration spread, Instant now) {
    return db.first(
            """
            WITH counted AS (
              SELECT try_id, account_key, failed, tried_at
              FROM listing_tries
              WHERE society_id = $1
                AND listing_id = $2
                AND tried_at > $3
                AND tried_at >= $4),
            again AS (
              SELECT coalesce(max(try_id), 0) AS after
              FROM counted
              WHERE NOT failed)
            SELECT count(*)::integer AS tried,
                   count(*) FILTER (WHERE failed)::integer AS failed,
                   count(*) FILTER (WHERE failed AND try_id > after)::integer AS in_a_row,
                   count(DISTINCT account_key) FILTER (WHERE failed AND try_id > after)::integer AS apart,
                   count(DISTINCT account_key) FILTER (WHERE failed AND tried_at > $5)::integer AS spread
            FROM counted, again
            """,
            TriedStore::counts,
            listing.societyId(),
            listing.id(),
            now.minus(ListingRule.COUNTED),
            listing.standing().since(),
            now.minus(spread))
        .map(Optional::orElseThrow);
  }

  /** The addresses that anything was tried from in the hour before it came to stand so. */
  Future<List<Buffer>> addresses(Listing listing) {
    return db.list(
        """
        SELECT DISTINCT address_key
        FROM listing_tries
        WHERE society_id = $1
          AND listing_id = $2
        """,
        row -> row.getBuffer("address_key"),
        listing.societyId(),
        listing.id());
  }

  /** Of all societies; while a network is suspended its addresses are asked for their scores. */
  Future<Integer> purge(Instant before) {
    return db.run(
        """
        DELETE FROM listing_tries
        WHERE ctid = ANY (ARRAY (
          SELECT t.ctid
          FROM listing_tries AS t
          JOIN listings AS l USING (society_id, listing_id)
          WHERE t.tried_at <= $1
            AND (l.state <> 'suspended' OR l.suspended_until IS NULL OR l.expires_at <= $1)
          LIMIT 5000
          FOR UPDATE OF t SKIP LOCKED))
        """,
        before);
  }

  private static Counts counts(Row row) {
    return new Counts(
        row.getInteger("tried"),
        row.getInteger("failed"),
        row.getInteger("in_a_row"),
        row.getInteger("apart"),
        row.getInteger("spread"));
  }
}
