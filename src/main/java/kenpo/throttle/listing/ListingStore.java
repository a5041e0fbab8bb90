package kenpo.throttle.listing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.config.Cidr;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.throttle.listing.Standing.State;

record ListingStore(Db db) {

  /** Where each change is told; the payload is the society. */
  static final String CHANNEL = "listings";

  /** Why it changed. */
  enum Cause implements Coded {
    ADDED,
    FAILURES,
    TIME,
    STAFF
  }

  static final String COLUMNS =
      """
      society_id, listing_id, network::text AS network, label, owner, expires_at,
      state, since, suspended_until
      """;

  /** Of all societies, those that may count for something: a process serves every one. */
  Future<List<Listing>> inForce(Instant now) {
    return db.list(
        """
        SELECT %s
        FROM listings
        WHERE expires_at > $1
          AND state <> 'revoked'
        """
            .formatted(COLUMNS),
        ListingStore::listing,
        now);
  }

  /** Of all societies, those whose suspension is over but for their scores. */
  Future<List<Listing>> due(Instant now) {
    return db.list(
        """
        SELECT %s
        FROM listings
        WHERE state = 'suspended'
          AND suspended_until <= $1
          AND expires_at > $1
        ORDER BY society_id, listing_id
        """
            .formatted(COLUMNS),
        ListingStore::listing,
        now);
  }

  /** Nobody else changes it before the transaction ends. */
  Future<Optional<Listing>> lock(String societyId, long id) {
    return db.first(
        """
        SELECT %s
        FROM listings
        WHERE society_id = $1
          AND listing_id = $2
        FOR NO KEY UPDATE
        """
            .formatted(COLUMNS),
        ListingStore::listing,
        societyId,
        id);
  }

  /**
   * Suspensions by wrong passwords, of all that the society ever had on its list with addresses in
   * common: one that is revoked and added anew goes on where it was.
   */
  Future<Integer> suspensions(String societyId, long id, Instant after) {
    return db.first(
            """
            SELECT count(*)::integer AS count
            FROM listings AS l
            JOIN listings AS its ON its.society_id = l.society_id AND its.network && l.network
            JOIN listing_changes AS c ON c.society_id = its.society_id AND c.listing_id = its.listing_id
            WHERE l.society_id = $1
              AND l.listing_id = $2
              AND c.at > $3
              AND c.state = 'suspended'
              AND c.cause = 'failures'
            """,
            row -> row.getInteger("count"),
            societyId,
            id,
            after)
        .map(Optional::orElseThrow);
  }

  /** Changes one that is locked, writes it down, and tells every process at the commit. */
  Future<Integer> change(Listing listing, Standing next, Cause cause, Optional<String> reason) {
    return db.run(
        """
        WITH changed AS (
          UPDATE listings
          SET state = $3,
              since = $4,
              suspended_until = $5
          WHERE society_id = $1
            AND listing_id = $2
          RETURNING listing_id),
        kept AS (
          INSERT INTO listing_changes (society_id, listing_id, at, state, until, cause, reason)
          SELECT $1, listing_id, $4, $3, $5, $6, $7
          FROM changed)
        SELECT pg_notify('listings', $1)::text
        FROM changed
        """,
        listing.societyId(),
        listing.id(),
        next.state().code(),
        next.since(),
        next.until(),
        cause.code(),
        reason);
  }

  static Listing listing(Row row) {
    return new Listing(
        row.getString("society_id"),
        row.getLong("listing_id"),
        Cidr.of(row.getString("network")).orElseThrow(),
        row.getString("label"),
        row.getString("owner"),
        Db.instant(row, "expires_at").orElseThrow(),
        new Standing(
            Coded.of(State.class, row.getString("state")),
            Db.instant(row, "since").orElseThrow(),
            Db.instant(row, "suspended_until")));
  }
}
