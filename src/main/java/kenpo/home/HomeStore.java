package kenpo.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.session.Session;

record HomeStore(Db db) {

  /**
   * Who the page is for.
   *
   * @param name as the roster has it; a roster without names has kana only
   */
  record Owner(Optional<String> name, String kana, String email) {}

  Future<Owner> owner(Session session) {
    return db.first(
            """
            SELECT m.name, m.kana, a.email
            FROM accounts AS a
            JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
            WHERE a.society_id = $1
              AND a.account_id = $2
            """,
            HomeStore::owner,
            session.societyId(),
            session.accountId())
        .map(Optional::orElseThrow);
  }

  private static Owner owner(Row row) {
    return new Owner(
        Optional.ofNullable(row.getString("name")), row.getString("kana"), row.getString("email"));
  }
}
