package kenpo.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.roster.Entitlement;
import kenpo.session.Session;

record HomeStore(Db db) {

  /**
   * Who the page is for.
   *
   * @param name as the roster has it; a roster without names has kana only
   * @param newCheckup whether a checkup of his own was stored since results were last looked at
   */
  record Owner(Optional<String> name, String kana, String email, boolean newCheckup) {}

  /**
   * Empty when the account may not be used any more, whether it is closed already or not.
   *
   * @param wished whether health data are shown to members who have not chosen: who doesn't wish
   *     them isn't told of any
   * @param first of days whose checkups are shown
   */
  Future<Optional<Owner>> owner(
      Session session, Entitlement entitled, boolean wished, LocalDate first) {
    return db.first(
        """
        SELECT m.name, m.kana, a.email,
               coalesce(v.wished, $4) AND EXISTS (
                 SELECT 1
                 FROM checkups AS c
                 WHERE c.society_id = a.society_id
                   AND c.member_id = a.member_id
                   AND c.examined >= $5
                   AND c.stored_at > coalesce((
                     SELECT e.at
                     FROM audit_events AS e
                     WHERE e.society_id = a.society_id
                       AND e.member_id = a.member_id
                       AND e.account_id = a.account_id
                       AND e.kind = 'RESULTS'
                     ORDER BY e.event_id DESC
                     LIMIT 1), '-infinity')) AS new_checkup
        FROM accounts AS a
        JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
        LEFT JOIN viewings AS v ON v.society_id = a.society_id AND v.account_id = a.account_id
        WHERE a.society_id = $1
          AND a.account_id = $2
          AND a.closed_at IS NULL
          AND membership_end(m, a.matched_import, $3) IS NULL
        """,
        HomeStore::owner,
        session.societyId(),
        session.accountId(),
        entitled.row(),
        wished,
        first);
  }

  private static Owner owner(Row row) {
    return new Owner(
        Optional.ofNullable(row.getString("name")),
        row.getString("kana"),
        row.getString("email"),
        row.getBoolean("new_checkup"));
  }
}
