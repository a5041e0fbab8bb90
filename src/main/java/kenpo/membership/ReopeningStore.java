package kenpo.membership;

import io.vertx.core.Future;
import java.util.List;
import kenpo.db.Db;
import kenpo.roster.Entitlement;

record ReopeningStore(Db db) {

  /** An account that was just opened again. */
  record Reopened(long accountId, long memberId) {}

  /** The next before one that were closed under some import, the newest first. */
  Future<List<Long>> before(String societyId, long account, int most) {
    return db.list(
        """
        SELECT account_id
        FROM accounts
        WHERE society_id = $1
          AND account_id < $2
          AND closed_import IS NOT NULL
        ORDER BY account_id DESC
        LIMIT $3
        """,
        row -> row.getLong("account_id"),
        societyId,
        account,
        most);
  }

  /**
   * Opens those of the accounts that may be used, unless their address or person has an open one.
   * Of those that share one the newest is opened.
   */
  Future<List<Reopened>> reopen(String societyId, Long[] accounts, Entitlement entitled) {
    return db.changes(
        """
        WITH free AS (
          SELECT a.account_id, a.member_id, a.email_key
          FROM accounts AS a
          JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
          WHERE a.society_id = $1
            AND a.account_id = ANY ($2)
            AND a.closed_at IS NOT NULL
            AND membership_end(m, a.matched_import, $3) IS NULL
            AND NOT EXISTS (
              SELECT 1
              FROM accounts AS o
              WHERE o.society_id = a.society_id
                AND (o.email_key = a.email_key OR o.member_id = a.member_id)
                AND o.closed_at IS NULL)
          FOR NO KEY UPDATE OF a),
        ranked AS (
          SELECT account_id,
            max(account_id) OVER (PARTITION BY email_key) AS newest_of_address,
            max(account_id) OVER (PARTITION BY member_id) AS newest_of_person
          FROM free)
        UPDATE accounts AS a
        SET closed_at = NULL,
            close_reason = NULL,
            closed_import = NULL
        FROM ranked
        WHERE a.society_id = $1
          AND a.account_id = ranked.account_id
          AND a.account_id = ranked.newest_of_address
          AND a.account_id = ranked.newest_of_person
        RETURNING a.account_id, a.member_id
        """,
        row -> new Reopened(row.getLong("account_id"), row.getLong("member_id")),
        societyId,
        accounts,
        entitled.row());
  }

  /**
   * No undone import is the cause of the others any more, but the one in force; and where only an
   * account that may be used is in the way, none, for good. An account that still is in the way,
   * but may not be used, is closed by the next round, which comes back.
   */
  Future<Integer> leaveClosed(String societyId, Long[] accounts, Entitlement entitled) {
    return db.run(
        """
        UPDATE accounts AS a
        SET closed_import = CASE
          WHEN membership_end(m, a.matched_import, $3) IS NOT NULL
          THEN coalesce((SELECT import_id FROM rosters WHERE society_id = $1), 0)
        END
        FROM members AS m
        WHERE a.society_id = $1
          AND a.account_id = ANY ($2)
          AND a.closed_at IS NOT NULL
          AND m.society_id = a.society_id
          AND m.member_id = a.member_id
          AND CASE
            WHEN membership_end(m, a.matched_import, $3) IS NOT NULL THEN EXISTS (
              SELECT 1
              FROM roster_imports AS i
              WHERE i.society_id = a.society_id
                AND i.import_id = a.closed_import
                AND i.state = 'undone')
            ELSE EXISTS (
              SELECT 1
              FROM accounts AS o
              JOIN members AS om ON om.society_id = o.society_id AND om.member_id = o.member_id
              WHERE o.society_id = a.society_id
                AND (o.email_key = a.email_key OR o.member_id = a.member_id)
                AND o.closed_at IS NULL
                AND membership_end(om, o.matched_import, $3) IS NULL)
          END
        """,
        societyId,
        accounts,
        entitled.row());
  }
}
