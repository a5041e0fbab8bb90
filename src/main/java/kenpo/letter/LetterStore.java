package kenpo.letter;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.web.Language;

/** The letters of one member. */
record LetterStore(Db db) {

  private static final int MOST_REMEMBERED = 50;

  private static final String COLUMNS =
      """
      letter_id, kind, state, destination, asked_at, printed_at, posted_on, expires_on, used_at
      """;

  /** A letter, what is kept of its secret, and when it became void. */
  record Kept(Letter letter, Optional<Buffer> secret, Optional<Instant> voidedAt) {}

  /** Who is told of a letter. */
  record Mailbox(String address, Language language) {}

  /**
   * Of several who do something about a member's letters each sees what the one before did. Rows
   * can't be locked for it: there may be none yet.
   */
  Future<Void> waitForTurn(String societyId, long memberId) {
    return db.first(
            """
            SELECT pg_advisory_xact_lock(hashtextextended('letters ' || $1 || ' ' || $2::text, 0))::text
            """,
            row -> true,
            societyId,
            Long.toString(memberId))
        .mapEmpty();
  }

  /** All that there were, the newest first. */
  Future<List<Kept>> all(String societyId, long memberId, LetterKind kind) {
    return db.list(
        """
        SELECT %s, secret_mac, voided_at
        FROM letters
        WHERE society_id = $1
          AND member_id = $2
          AND kind = $3
        ORDER BY letter_id DESC
        LIMIT $4
        """
            .formatted(COLUMNS),
        LetterStore::kept,
        societyId,
        memberId,
        kind.code(),
        MOST_REMEMBERED);
  }

  /** Empty when there is one that is alive, as a batch for the roster waits for nobody's turn. */
  Future<Optional<Long>> add(
      String societyId, long memberId, LetterKind kind, Destination to, AskedBy by, Instant now) {
    return db.changed(
        """
        INSERT INTO letters (society_id, member_id, kind, state, destination, asked_by, asked_at)
        VALUES ($1, $2, $3, 'asked', $4, $5, $6)
        ON CONFLICT (society_id, member_id, kind) WHERE state IN ('asked', 'printed', 'posted')
        DO NOTHING
        RETURNING letter_id
        """,
        row -> row.getLong("letter_id"),
        societyId,
        memberId,
        kind.code(),
        to.code(),
        by.code(),
        now);
  }

  /** The one that could still have been used, if any. */
  Future<Optional<Long>> voidAlive(String societyId, long memberId, LetterKind kind, Instant now) {
    return db.changed(
        """
        UPDATE letters
        SET state = 'void',
            voided_at = $4
        WHERE society_id = $1
          AND member_id = $2
          AND kind = $3
          AND state IN ('asked', 'printed', 'posted')
        RETURNING letter_id
        """,
        row -> row.getLong("letter_id"),
        societyId,
        memberId,
        kind.code(),
        now);
  }

  /** Nothing when it isn't one to be used any more. */
  Future<Integer> use(String societyId, long letterId, Instant now) {
    return db.run(
        """
        UPDATE letters
        SET state = 'used',
            used_at = $3,
            secret_mac = NULL
        WHERE society_id = $1
          AND letter_id = $2
          AND state IN ('printed', 'posted')
        """,
        societyId,
        letterId,
        now);
  }

  Future<Optional<Mailbox>> mailbox(String societyId, long memberId) {
    return db.first(
        """
        SELECT email, language
        FROM accounts
        WHERE society_id = $1
          AND member_id = $2
          AND closed_at IS NULL
        """,
        row -> new Mailbox(row.getString("email"), Language.of(row.getString("language"))),
        societyId,
        memberId);
  }

  private static Kept kept(Row row) {
    return new Kept(
        letter(row),
        Optional.ofNullable(row.getBuffer("secret_mac")),
        Db.instant(row, "voided_at"));
  }

  private static Letter letter(Row row) {
    return new Letter(
        row.getLong("letter_id"),
        Coded.of(LetterKind.class, row.getString("kind")),
        Coded.of(State.class, row.getString("state")),
        Coded.of(Destination.class, row.getString("destination")),
        Db.instant(row, "asked_at").orElseThrow(),
        Db.instant(row, "printed_at"),
        Optional.ofNullable(row.getLocalDate("posted_on")),
        Optional.ofNullable(row.getLocalDate("expires_on")),
        Db.instant(row, "used_at"));
  }
}
