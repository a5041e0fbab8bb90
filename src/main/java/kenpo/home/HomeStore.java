package kenpo.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.roster.Entitlement;
import kenpo.session.Session;

record HomeStore(Db db) {

  /**
   * Who the page is for.
   *
   * @param name as the roster has it; a roster without names has kana only
   */
  record Owner(Optional<String> name, String kana, String email) {}

  /** Empty when the account may not be used any more, whether it is closed already or not. */
  Future<Optional<Owner>> owner(Session session, Entitlement entitled) {
    return db.first(
        """
        SELECT m.name, m.kana, a.email
        FROM accounts AS a
        JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
        WHERE a.society_id = $1
          AND a.account_id = $2
          AND a.closed_at IS NULL
          AND membership_end(m, a.matched_import, $3) IS NULL
        """,
        HomeStore::owner,
        session.societyId(),
        session.accountId(),
        entitled.row());
  }

  private static Owner owner(Row row) {
    return new Owner(
        Optional.ofNullable(row.getString("name")), row.getString("kana"), row.getString("email"));
  }
}
