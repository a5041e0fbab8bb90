package kenpo.viewing;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.roster.Entitlement;
import kenpo.session.Session;
import kenpo.society.AgreedTo;
import kenpo.web.Language;

/** What opens health data for accounts, and whether it is still good. */
record ViewingStore(Db db) {

  private static final String KEPT =
      """
      v.wished, v.question, v.secret_hash, %s AS proved,
      ARRAY (
        SELECT g.version
        FROM viewing_agreements AS g
        WHERE g.society_id = a.society_id
          AND g.account_id = a.account_id
        ORDER BY g.agreed_at) AS agreed_to
      """
          .formatted(Proof.HOLDS);

  /** Whom a session belongs to, and all that the gate goes by. */
  record Found(long memberId, String email, Language language, Kept kept, Optional<Instant> used) {}

  /**
   * What is kept for an account.
   *
   * @param wished empty: as the policy says
   * @param secretHash of the answer to the question, or of a viewing password
   * @param agreedTo all that ever were, the last one at the end
   */
  record Kept(
      Optional<Boolean> wished,
      boolean proved,
      Optional<String> question,
      Optional<String> secretHash,
      List<AgreedTo> agreedTo) {}

  /** Empty when the session has ended, or the account may not be used any more. */
  Future<Optional<Found>> find(Session session, Entitlement entitled) {
    return db.first(
        """
        SELECT a.member_id, a.email, a.language, o.used_at, %s
        FROM sessions AS s
        JOIN accounts AS a ON a.society_id = s.society_id AND a.account_id = s.account_id
        JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
        LEFT JOIN viewings AS v ON v.society_id = a.society_id AND v.account_id = a.account_id
        LEFT JOIN viewing_openings AS o
          ON o.society_id = s.society_id AND o.session_hash = s.session_hash
        WHERE s.society_id = $1
          AND s.session_hash = $2
          AND s.account_id = $3
          AND s.ended_at IS NULL
          AND a.closed_at IS NULL
          AND membership_end(m, a.matched_import, $4) IS NULL
        """
            .formatted(KEPT),
        ViewingStore::found,
        session.societyId(),
        bytes(session),
        session.accountId(),
        entitled.row());
  }

  /** Whoever changes what opens an account's data waits here for who does so already. */
  Future<Kept> hold(String societyId, long accountId) {
    return db.run(
            """
            INSERT INTO viewings (society_id, account_id)
            VALUES ($1, $2)
            ON CONFLICT (society_id, account_id) DO UPDATE
            SET account_id = excluded.account_id
            """,
            societyId,
            accountId)
        .compose(held -> kept(societyId, accountId));
  }

  private Future<Kept> kept(String societyId, long accountId) {
    return db.first(
            """
            SELECT %s
            FROM viewings AS v
            JOIN accounts AS a ON a.society_id = v.society_id AND a.account_id = v.account_id
            WHERE v.society_id = $1
              AND v.account_id = $2
            """
                .formatted(KEPT),
            ViewingStore::kept,
            societyId,
            accountId)
        .map(Optional::orElseThrow);
  }

  /** The PHC string of the answer, or of the viewing password. */
  Future<Optional<String>> secret(String societyId, long accountId) {
    return db.first(
        """
        SELECT secret_hash
        FROM viewings
        WHERE society_id = $1
          AND account_id = $2
          AND secret_hash IS NOT NULL
        """,
        row -> row.getString("secret_hash"),
        societyId,
        accountId);
  }

  /**
   * What opens them from now on.
   *
   * @param question empty for a viewing password; both are empty where there is neither
   * @param letter whose secret was given just now
   */
  Future<Integer> prove(
      String societyId,
      long accountId,
      Optional<String> question,
      Optional<String> secretHash,
      Optional<Long> letter) {
    return db.run(
        """
        UPDATE viewings
        SET letter_id = coalesce($5, letter_id),
            question = $3,
            secret_hash = $4
        WHERE society_id = $1
          AND account_id = $2
        """,
        societyId,
        accountId,
        question,
        secretHash,
        letter);
  }

  /** Nothing is proved any more. */
  Future<Integer> forget(String societyId, long accountId) {
    return db.run(
        """
        UPDATE viewings
        SET letter_id = NULL,
            question = NULL,
            secret_hash = NULL
        WHERE society_id = $1
          AND account_id = $2
        """,
        societyId,
        accountId);
  }

  Future<Integer> wish(String societyId, long accountId, boolean wished) {
    return db.run(
        """
        UPDATE viewings
        SET wished = $3
        WHERE society_id = $1
          AND account_id = $2
        """,
        societyId,
        accountId,
        wished);
  }

  Future<Integer> agree(String societyId, long accountId, AgreedTo version, Instant now) {
    return db.run(
        """
        INSERT INTO viewing_agreements (society_id, account_id, version, agreed_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (society_id, account_id, version) DO NOTHING
        """,
        societyId,
        accountId,
        version.toString(),
        now);
  }

  static Buffer bytes(Session session) {
    return Buffer.buffer(HexFormat.of().parseHex(session.hash()));
  }

  private static Found found(Row row) {
    return new Found(
        row.getLong("member_id"),
        row.getString("email"),
        Language.of(row.getString("language")),
        kept(row),
        Db.instant(row, "used_at"));
  }

  private static Kept kept(Row row) {
    return new Kept(
        Optional.ofNullable(row.getBoolean("wished")),
        row.getBoolean("proved"),
        Optional.ofNullable(row.getString("question")),
        Optional.ofNullable(row.getString("secret_hash")),
        Arrays.stream(row.getArrayOfStrings("agreed_to")).map(AgreedTo::of).toList());
  }
}
