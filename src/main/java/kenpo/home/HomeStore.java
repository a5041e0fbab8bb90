package kenpo.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.roster.Entitlement;
import kenpo.session.Session;
import kenpo.society.ViewingPolicy;
import kenpo.viewing.Proof;

record HomeStore(Db db) {

  /**
   * Who the page is for.
   *
   * @param name as the roster has it; a roster without names has kana only
   */
  record Owner(Optional<String> name, String kana, String email, News.Known known) {}

  /**
   * Empty when the account may not be used any more, whether it is closed already or not.
   *
   * <p>Who doesn't wish health data, or has not proved himself by letter where that comes first, is
   * told of none. An import names the time at which it began to store some hundred documents, by
   * its own clock: what was stored less than five minutes before a look may have come after it.
   *
   * @param first of days whose checkups are shown
   */
  Future<Optional<Owner>> owner(
      Session session, Entitlement entitled, ViewingPolicy viewing, LocalDate first) {
    return db.first(
        """
        SELECT m.name, m.kana, a.email,
               coalesce(v.wished, $4) AND (NOT $5 OR %s) AS open,
               seen.at IS NOT NULL AS looked,
               there.held, there.stored, there.newest
        FROM accounts AS a
        JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
        LEFT JOIN viewings AS v ON v.society_id = a.society_id AND v.account_id = a.account_id
        LEFT JOIN LATERAL (
          SELECT e.at - interval '5 minutes' AS at
          FROM audit_events AS e
          WHERE e.society_id = a.society_id
            AND e.account_id = a.account_id
            AND e.kind = 'RESULTS'
            AND e.outcome IN ('LATEST', 'YEARS')
          ORDER BY e.event_id DESC
          LIMIT 1) AS seen ON true
        CROSS JOIN LATERAL (
          SELECT count(*) > 0 AS held,
                 coalesce(bool_or(c.stored_at > seen.at), false) AS stored,
                 coalesce(
                   max(c.examined) = max(c.examined) FILTER (
                     WHERE c.stored_at > seen.at
                       AND NOT EXISTS (
                         SELECT 1
                         FROM checkup_versions AS o
                         WHERE o.society_id = c.society_id
                           AND o.checkup_id = c.checkup_id
                           AND o.stored_at <= seen.at)),
                   false) AS newest
          FROM checkups AS c
          WHERE c.society_id = a.society_id
            AND c.member_id = a.member_id
            AND c.examined >= $6) AS there
        WHERE a.society_id = $1
          AND a.account_id = $2
          AND a.closed_at IS NULL
          AND membership_end(m, a.matched_import, $3) IS NULL
        """
            .formatted(Proof.HOLDS),
        HomeStore::owner,
        session.societyId(),
        session.accountId(),
        entitled.row(),
        viewing.wished(),
        viewing.style().isByLetter(),
        first);
  }

  private static Owner owner(Row row) {
    return new Owner(
        Optional.ofNullable(row.getString("name")),
        row.getString("kana"),
        row.getString("email"),
        new News.Known(
            row.getBoolean("open"),
            row.getBoolean("held"),
            row.getBoolean("looked"),
            row.getBoolean("stored"),
            row.getBoolean("newest")));
  }
}
