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

  static final String OWNER =
      """
      SELECT m.name, m.kana, a.email,
             coalesce(v.wished, $4) AND (NOT $5 OR %s) AS open,
             EXISTS (
               SELECT 1
               FROM shown_checkups AS o
               WHERE o.society_id = a.society_id
                 AND o.account_id = a.account_id) AS looked,
             EXISTS (
               SELECT 1
               FROM shown_checkups AS o
               WHERE o.society_id = a.society_id
                 AND o.account_id = a.account_id
                 AND NOT EXISTS (
                   SELECT 1
                   FROM checkups AS c
                   WHERE c.society_id = a.society_id
                     AND c.member_id = a.member_id
                     AND c.checkup_id = o.checkup_id)) AS gone,
             there.held, there.stored, there.newest
      FROM accounts AS a
      JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
      LEFT JOIN viewings AS v ON v.society_id = a.society_id AND v.account_id = a.account_id
      CROSS JOIN LATERAL (
        SELECT count(*) > 0 AS held,
               coalesce(bool_or(s.stored_at IS DISTINCT FROM c.stored_at), false) AS stored,
               coalesce(
                 max(c.examined) = max(c.examined) FILTER (WHERE s.stored_at IS NULL), false)
                 AS newest
        FROM checkups AS c
        LEFT JOIN shown_checkups AS s
          ON s.society_id = c.society_id
            AND s.account_id = a.account_id
            AND s.checkup_id = c.checkup_id
        WHERE c.society_id = a.society_id
          AND c.member_id = a.member_id
          AND c.examined >= $6) AS there
      WHERE a.society_id = $1
        AND a.account_id = $2
        AND a.closed_at IS NULL
        AND membership_end(m, a.matched_import, $3) IS NULL
      """
          .formatted(Proof.HOLDS);

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
   * told of none. What is new is known by what was shown, and by no clock.
   *
   * @param first of days whose checkups are shown
   */
  Future<Optional<Owner>> owner(
      Session session, Entitlement entitled, ViewingPolicy viewing, LocalDate first) {
    return db.first(
        OWNER,
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
            row.getBoolean("newest"),
            row.getBoolean("gone")));
  }
}
