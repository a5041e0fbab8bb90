package kenpo.throttle.listing;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.config.Cidr;
import kenpo.db.Db;

/** What only staff ask for. */
record DeskStore(Db db) {

  /** Of several who add at once each sees what the one before added. */
  Future<Void> waitForTurn() {
    return db.first("SELECT pg_advisory_xact_lock(hashtext('listings'))::text", row -> true)
        .mapEmpty();
  }

  /** One in force that has addresses in common with a network; the society's own first. */
  Future<Optional<Listing>> overlapping(String societyId, Cidr network, Instant now) {
    return db.first(
        """
        SELECT %s
        FROM listings
        WHERE network && $2::text::cidr
          AND expires_at > $3
          AND state <> 'revoked'
        ORDER BY society_id = $1 DESC, listing_id
        """
            .formatted(ListingStore.COLUMNS),
        ListingStore::listing,
        societyId,
        network.toString(),
        now);
  }

  Future<Optional<Long>> add(
      String societyId, Cidr network, String label, String owner, Instant now, Instant expires) {
    return db.changed(
        """
        WITH added AS (
          INSERT INTO listings (
            society_id, network, label, owner, added_at, expires_at, state, since)
          VALUES ($1, $2::text::cidr, $3, $4, $5, $6, 'active', $5)
          RETURNING listing_id),
        kept AS (
          INSERT INTO listing_changes (society_id, listing_id, at, state, cause)
          SELECT $1, listing_id, $5, 'active', 'added'
          FROM added)
        SELECT listing_id, pg_notify('listings', $1)::text
        FROM added
        """,
        row -> row.getLong("listing_id"),
        societyId,
        network.toString(),
        label,
        owner,
        now,
        expires);
  }

  /** All that there ever were, of one society or of all. */
  Future<List<Listing>> all(Optional<String> societyId) {
    return db.list(
        """
        SELECT %s
        FROM listings
        WHERE society_id = coalesce($1, society_id)
        ORDER BY society_id, listing_id
        """
            .formatted(ListingStore.COLUMNS),
        ListingStore::listing,
        societyId);
  }
}
