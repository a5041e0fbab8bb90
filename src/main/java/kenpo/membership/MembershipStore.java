package kenpo.membership;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.account.CloseReason;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.roster.Entitlement;

record MembershipStore(Db db) {

  /** Which roster a society has: another text after each import, and after one is undone. */
  record Mark(String societyId, String roster) {}

  /** An account that was just closed. */
  record Closed(long accountId, long memberId, CloseReason reason) {}

  /** Of all societies. */
  Future<List<Mark>> marks() {
    return db.list(
        """
        SELECT society_id, concat_ws(' ', import_id, imported_at) AS roster
        FROM rosters
        """,
        row -> new Mark(row.getString("society_id"), row.getString("roster")));
  }

  /** Waits for all {@link #hold}, and lets no other begin before the transaction ends. */
  Future<Void> waitForTurn(String societyId) {
    return lock("pg_advisory_xact_lock", societyId);
  }

  /** Until the transaction ends, nothing of the society is closed or opened that it can't see. */
  Future<Void> hold(String societyId) {
    return lock("pg_advisory_xact_lock_shared", societyId);
  }

  private Future<Void> lock(String how, String societyId) {
    return db.first(
            """
            SELECT %s(hashtext('memberships'), hashtext($1))::text
            """
                .formatted(how),
            row -> true,
            societyId)
        .mapEmpty();
  }

  /** The last of the next so many open accounts; empty after the last of all. */
  Future<Optional<Long>> upTo(String societyId, long after, int most) {
    return db.first(
            """
            SELECT max(account_id) AS last
            FROM (
              SELECT account_id
              FROM accounts
              WHERE society_id = $1
                AND account_id > $2
                AND closed_at IS NULL
              ORDER BY account_id
              LIMIT $3) AS next
            """,
            row -> Optional.ofNullable(row.getLong("last")),
            societyId,
            after,
            most)
        .map(Optional::orElseThrow);
  }

  /** Closes the first of the accounts after one, and up to another, that may not be used. */
  Future<List<Closed>> close(
      String societyId, long after, long upTo, int most, Entitlement entitled, Instant now) {
    return db.changes(
        """
        WITH due AS (
          SELECT a.account_id, membership_end(m, a.matched_import, $5) AS reason
          FROM accounts AS a
          JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
          WHERE a.society_id = $1
            AND a.account_id > $2
            AND a.account_id <= $3
            AND a.closed_at IS NULL
            AND membership_end(m, a.matched_import, $5) IS NOT NULL
          ORDER BY a.account_id
          LIMIT $4
          FOR NO KEY UPDATE OF a)
        UPDATE accounts AS a
        SET closed_at = $6,
            close_reason = due.reason,
            closed_import = coalesce((SELECT import_id FROM rosters WHERE society_id = $1), 0)
        FROM due
        WHERE a.society_id = $1
          AND a.account_id = due.account_id
        RETURNING a.account_id, a.member_id, a.close_reason
        """,
        MembershipStore::closed,
        societyId,
        after,
        upTo,
        most,
        entitled.row(),
        now);
  }

  /**
   * Logins that were half done. One that is just being used is left to whoever uses it: he finds
   * the account closed, and waiting for him would be waiting for each other.
   */
  Future<Integer> endDetours(String societyId, Long[] accounts) {
    return db.run(
        """
        DELETE FROM login_detours
        WHERE ctid = ANY (ARRAY (
          SELECT ctid
          FROM login_detours
          WHERE society_id = $1
            AND account_id = ANY ($2)
          FOR UPDATE SKIP LOCKED))
        """,
        societyId,
        accounts);
  }

  /** With all that hangs on them; audit rows name them by number and stay. */
  Future<Integer> erase(String societyId, Instant closedBefore) {
    return db.run(
        """
        DELETE FROM accounts
        WHERE ctid = ANY (ARRAY (
          SELECT ctid
          FROM accounts
          WHERE society_id = $1
            AND closed_at <= $2
          ORDER BY closed_at
          LIMIT 500
          FOR UPDATE SKIP LOCKED))
        """,
        societyId,
        closedBefore);
  }

  private static Closed closed(Row row) {
    return new Closed(
        row.getLong("account_id"),
        row.getLong("member_id"),
        Coded.of(CloseReason.class, row.getString("close_reason")));
  }
}
