package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.roster.Entitlement;
import kenpo.session.RefreshRule.Known;
import kenpo.session.Sessions.Listed;
import kenpo.web.Language;

record SessionStore(Db db) {

  /** Whose session it is, and whether it may not go on; mails go to this address. */
  record Owner(long accountId, long memberId, String email, Language language, boolean closed) {}

  /** What a renewal needs to know of a session. */
  record Standing(
      Owner owner,
      Instant begunAt,
      Instant lastSeen,
      boolean remembered,
      Known cookies,
      boolean ended) {}

  /** As it is just now: enough to see that nothing has to be changed. */
  Future<Optional<Standing>> look(String societyId, String hash, Entitlement entitled) {
    return standing("", societyId, hash, entitled);
  }

  /** Of several requests with one session's cookies, each waits here for the one before. */
  Future<Optional<Standing>> lock(String societyId, String hash, Entitlement entitled) {
    return standing("FOR UPDATE OF s", societyId, hash, entitled);
  }

  private Future<Optional<Standing>> standing(
      String locking, String societyId, String hash, Entitlement entitled) {
    return db.first(
        """
        SELECT s.account_id, s.created_at, s.last_seen_at, s.remembered, s.generation,
          s.used_nonce, s.used_at, s.ended_at, a.member_id, a.email, a.language,
          a.closed_at IS NOT NULL
            OR membership_end(m, a.matched_import, $3) IS NOT NULL AS closed
        FROM sessions AS s
        JOIN accounts AS a ON a.society_id = s.society_id AND a.account_id = s.account_id
        JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
        WHERE s.society_id = $1
          AND s.session_hash = $2
        %s
        """
            .formatted(locking),
        SessionStore::standing,
        societyId,
        EndingStore.bytes(hash),
        entitled.row());
  }

  /** The next generation begins: with this nonce the one before was used. */
  Future<Integer> advance(String societyId, String hash, Buffer nonce, Instant now) {
    return db.run(
        """
        UPDATE sessions
        SET generation = generation + 1,
            used_nonce = $3,
            used_at = $4,
            last_seen_at = $4
        WHERE society_id = $1
          AND session_hash = $2
        """,
        societyId,
        EndingStore.bytes(hash),
        nonce,
        now);
  }

  Future<Integer> touch(String societyId, String hash, Instant now) {
    return db.run(
        """
        UPDATE sessions
        SET last_seen_at = $3
        WHERE society_id = $1
          AND session_hash = $2
          AND last_seen_at < $3
        """,
        societyId,
        EndingStore.bytes(hash),
        now);
  }

  Future<Boolean> isAlive(String societyId, String hash, Entitlement entitled) {
    return db.first(
            """
            SELECT s.session_hash
            FROM sessions AS s
            JOIN accounts AS a ON a.society_id = s.society_id AND a.account_id = s.account_id
            JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
            WHERE s.society_id = $1
              AND s.session_hash = $2
              AND s.ended_at IS NULL
              AND membership_end(m, a.matched_import, $3) IS NULL
            """,
            row -> true,
            societyId,
            EndingStore.bytes(hash),
            entitled.row())
        .map(Optional::isPresent);
  }

  /** The account's sessions that live, the one used last first. */
  Future<List<Listed>> alive(
      String societyId,
      long accountId,
      Instant seenAfter,
      Instant begunAfter,
      Instant longAfter,
      int most) {
    return db.list(
        """
        SELECT encode(session_hash, 'hex') AS hash, device, address, created_at, last_seen_at,
          remembered
        FROM sessions
        WHERE society_id = $1
          AND account_id = $2
          AND ended_at IS NULL
          AND (remembered AND created_at > $5
            OR NOT remembered AND created_at > $4 AND last_seen_at > $3)
        ORDER BY last_seen_at DESC, created_at DESC
        LIMIT $6
        """,
        SessionStore::listed,
        societyId,
        accountId,
        seenAfter,
        begunAfter,
        longAfter,
        most);
  }

  /** Of all societies. Each kind is read by an index of its own: most rows are remembered ones. */
  Future<Integer> purge(Instant endedBefore, Instant begunBefore, Instant longBefore) {
    return db.run(
        """
        WITH ended AS (
          SELECT ctid AS place
          FROM sessions
          WHERE ended_at <= $1
          ORDER BY ended_at
          LIMIT 5000
          FOR UPDATE SKIP LOCKED),
        plain AS (
          SELECT ctid AS place
          FROM sessions
          WHERE created_at <= $2
            AND NOT remembered
          ORDER BY created_at
          LIMIT 5000
          FOR UPDATE SKIP LOCKED),
        remembered AS (
          SELECT ctid AS place
          FROM sessions
          WHERE created_at <= $3
          ORDER BY created_at
          LIMIT 5000
          FOR UPDATE SKIP LOCKED)
        DELETE FROM sessions
        WHERE ctid = ANY (ARRAY (
          SELECT place FROM ended
          UNION ALL
          SELECT place FROM plain
          UNION ALL
          SELECT place FROM remembered))
        """,
        endedBefore,
        begunBefore,
        longBefore);
  }

  static Owner owner(Row row) {
    return new Owner(
        row.getLong("account_id"),
        row.getLong("member_id"),
        row.getString("email"),
        Language.of(row.getString("language")),
        row.getBoolean("closed"));
  }

  private static Standing standing(Row row) {
    var used =
        Db.instant(row, "used_at").map(at -> new Known.Used(row.getBuffer("used_nonce"), at));
    return new Standing(
        owner(row),
        Db.instant(row, "created_at").orElseThrow(),
        Db.instant(row, "last_seen_at").orElseThrow(),
        row.getBoolean("remembered"),
        new Known(row.getInteger("generation"), used),
        Db.instant(row, "ended_at").isPresent());
  }

  private static Listed listed(Row row) {
    return new Listed(
        row.getString("hash"),
        row.getString("device"),
        row.getString("address"),
        Db.instant(row, "created_at").orElseThrow(),
        Db.instant(row, "last_seen_at").orElseThrow(),
        row.getBoolean("remembered"));
  }
}
