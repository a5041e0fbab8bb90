package kenpo.session;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import kenpo.db.Db;

record TokenKeyStore(Db db) {

  /** Where new keys are told. */
  static final String CHANNEL = "token_keys";

  record Known(String societyId, int number, Instant signsFrom) {}

  /** Of all societies: a process serves every one. */
  Future<List<Known>> all() {
    return db.list(
        """
        SELECT society_id, kid, signs_from
        FROM token_keys
        ORDER BY society_id, kid
        """,
        TokenKeyStore::known);
  }

  /** The first key of a society that has none; of several processes at once, one makes it. */
  Future<Integer> first(String societyId, Instant now) {
    return db.run(
        """
        INSERT INTO token_keys (society_id, kid, created_at, signs_from)
        SELECT $1, 1, $2, $2
        WHERE NOT EXISTS (
          SELECT 1
          FROM token_keys
          WHERE society_id = $1)
        ON CONFLICT DO NOTHING
        """,
        societyId,
        now);
  }

  /** The next key, if the newest was made no later than {@code olderThan}; tells all processes. */
  Future<Integer> next(String societyId, Instant now, Instant signsFrom, Instant olderThan) {
    return db.run(
        """
        WITH newest AS (
          SELECT kid
          FROM token_keys
          WHERE society_id = $1
          ORDER BY kid DESC
          LIMIT 1),
        made AS (
          INSERT INTO token_keys (society_id, kid, created_at, signs_from)
          SELECT k.society_id, k.kid + 1, $2, $3
          FROM token_keys AS k
          JOIN newest ON newest.kid = k.kid
          WHERE k.society_id = $1
            AND k.created_at <= $4
          ON CONFLICT DO NOTHING
          RETURNING society_id, kid, signs_from),
        retired AS (
          UPDATE token_keys AS k
          SET retired_at = made.signs_from
          FROM made
          WHERE k.society_id = made.society_id
            AND k.kid < made.kid
            AND k.retired_at IS NULL)
        SELECT kid, pg_notify('token_keys', society_id)::text
        FROM made
        """,
        societyId,
        now,
        signsFrom,
        olderThan);
  }

  Future<Integer> purge(Instant retiredBefore) {
    return db.run(
        """
        DELETE FROM token_keys
        WHERE retired_at <= $1
        """,
        retiredBefore);
  }

  private static Known known(Row row) {
    return new Known(
        row.getString("society_id"),
        row.getInteger("kid"),
        Db.instant(row, "signs_from").orElseThrow());
  }
}
