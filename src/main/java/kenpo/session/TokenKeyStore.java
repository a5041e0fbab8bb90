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

  /**
   * The first key of each society that has none; of several processes at once, one makes it. All go
   * by the same order, so that none waits for another that waits for it.
   */
  Future<Integer> first(String[] societyIds, Instant now) {
    return db.run(
        """
        INSERT INTO token_keys (society_id, kid, created_at, signs_from)
        SELECT society.id, 1, $2, $2
        FROM unnest($1::text[]) AS society (id)
        WHERE NOT EXISTS (
          SELECT 1
          FROM token_keys
          WHERE society_id = society.id)
        ORDER BY society.id
        ON CONFLICT DO NOTHING
        """,
        societyIds,
        now);
  }

  /**
   * The next key of each society whose newest was made no later than {@code olderThan}; tells all
   * processes once, however many there are.
   */
  Future<Integer> next(String[] societyIds, Instant now, Instant signsFrom, Instant olderThan) {
    return db.run(
        """
        WITH made AS (
          INSERT INTO token_keys (society_id, kid, created_at, signs_from)
          SELECT society.id, newest.kid + 1, $2, $3
          FROM unnest($1::text[]) AS society (id)
          CROSS JOIN LATERAL (
            SELECT kid, created_at
            FROM token_keys
            WHERE society_id = society.id
            ORDER BY kid DESC
            LIMIT 1) AS newest
          WHERE newest.created_at <= $4
          ORDER BY society.id
          ON CONFLICT DO NOTHING
          RETURNING society_id, kid, signs_from),
        retired AS (
          UPDATE token_keys AS k
          SET retired_at = made.signs_from
          FROM made
          WHERE k.society_id = made.society_id
            AND k.kid < made.kid
            AND k.retired_at IS NULL)
        SELECT kid, pg_notify('token_keys', '')::text
        FROM made
        """,
        societyIds,
        now,
        signsFrom,
        olderThan);
  }

  /** Of all societies. */
  Future<Integer> purge(Instant retiredBefore) {
    return db.purge("token_keys", "retired_at <= $1", retiredBefore);
  }

  private static Known known(Row row) {
    return new Known(
        row.getString("society_id"),
        row.getInteger("kid"),
        Db.instant(row, "signs_from").orElseThrow());
  }
}
