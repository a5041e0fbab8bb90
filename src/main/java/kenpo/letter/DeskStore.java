package kenpo.letter;

import static java.util.Comparator.comparing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.letter.LetterDesk.Batch;
import kenpo.letter.LetterDesk.Count;
import kenpo.letter.LetterDesk.Shown;
import kenpo.letter.PrintQueueStore.Directed;

/** What only staff ask for. */
record DeskStore(Db db) {

  private static final String BATCH = "batch_id, kind, letters, printed_at, posted_on";

  /** Whose a letter is. */
  record Named(long memberId, LetterKind kind) {}

  /** Letters with their members; nobody gets a second one. */
  Future<List<Map.Entry<Long, Long>>> addAll(
      String societyId, LetterKind kind, List<Addressee> members, AddressRule rule, Instant now) {
    return db.changes(
        """
        INSERT INTO letters (society_id, member_id, kind, state, destination, asked_by, asked_at)
        SELECT $1, member_id, $2, 'asked', destination, 'batch', $3
        FROM unnest($4::bigint[], $5::text[]) AS it (member_id, destination)
        ON CONFLICT (society_id, member_id, kind) WHERE state IN ('asked', 'printed', 'posted')
        DO NOTHING
        RETURNING letter_id, member_id
        """,
        DeskStore::entry,
        societyId,
        kind.code(),
        now,
        members.stream().map(Addressee::memberId).toArray(Long[]::new),
        members.stream().map(it -> rule.to(it).code()).toArray(String[]::new));
  }

  Future<Optional<Named>> named(String societyId, long letterId) {
    return db.first(
        """
        SELECT member_id, kind
        FROM letters
        WHERE society_id = $1
          AND letter_id = $2
        """,
        row ->
            new Named(row.getLong("member_id"), Coded.of(LetterKind.class, row.getString("kind"))),
        societyId,
        letterId);
  }

  Future<Optional<Batch>> batch(String societyId, long batchId) {
    return db.first(
        """
        SELECT %s
        FROM letter_batches
        WHERE society_id = $1
          AND batch_id = $2
        """
            .formatted(BATCH),
        DeskStore::batch,
        societyId,
        batchId);
  }

  /** Nobody else posts it before the transaction ends. */
  Future<Optional<Batch>> lock(String societyId, long batchId) {
    return db.first(
        """
        SELECT %s
        FROM letter_batches
        WHERE society_id = $1
          AND batch_id = $2
        FOR NO KEY UPDATE
        """
            .formatted(BATCH),
        DeskStore::batch,
        societyId,
        batchId);
  }

  /** Those of a batch who could still use their letter. */
  Future<List<Long>> aliveMembers(String societyId, long batchId) {
    return db.list(
        """
        SELECT member_id
        FROM letters
        WHERE society_id = $1
          AND batch_id = $2
          AND state IN ('printed', 'posted')
        ORDER BY letter_id
        """,
        row -> row.getLong("member_id"),
        societyId,
        batchId);
  }

  /** Letters that became posted, with their members; what is used or void stays so. */
  Future<List<Map.Entry<Long, Long>>> post(
      String societyId, long batchId, LocalDate on, LocalDate expires) {
    return db.changes(
        """
        WITH batch AS (
          UPDATE letter_batches
          SET posted_on = $3
          WHERE society_id = $1
            AND batch_id = $2)
        UPDATE letters
        SET state = 'posted',
            posted_on = $3,
            expires_on = $4
        WHERE society_id = $1
          AND batch_id = $2
          AND state = 'printed'
        RETURNING letter_id, member_id
        """,
        DeskStore::entry,
        societyId,
        batchId,
        on,
        expires);
  }

  /** Letters that are only printed again, with their members. */
  Future<List<Map.Entry<Long, Long>>> unpost(String societyId, long batchId, LocalDate expires) {
    return db.changes(
        """
        WITH batch AS (
          UPDATE letter_batches
          SET posted_on = NULL
          WHERE society_id = $1
            AND batch_id = $2)
        UPDATE letters
        SET state = 'printed',
            posted_on = NULL,
            expires_on = $3
        WHERE society_id = $1
          AND batch_id = $2
          AND state = 'posted'
        RETURNING letter_id, member_id
        """,
        DeskStore::entry,
        societyId,
        batchId,
        expires);
  }

  Future<List<Count>> counts(String societyId) {
    return db.list(
        """
        SELECT kind, state, count(*)::integer AS letters
        FROM letters
        WHERE society_id = $1
        GROUP BY kind, state
        ORDER BY kind, array_position(ARRAY['asked', 'printed', 'posted', 'used', 'void'], state)
        """,
        row ->
            new Count(
                Coded.of(LetterKind.class, row.getString("kind")),
                Coded.of(State.class, row.getString("state")),
                row.getInteger("letters")),
        societyId);
  }

  Future<List<Shown>> batches(String societyId) {
    return db.list(
        """
        SELECT %s,
          (SELECT count(*) FROM letters AS l WHERE l.society_id = b.society_id AND l.batch_id = b.batch_id
            AND l.state = 'used')::integer AS used,
          (SELECT count(*) FROM letters AS l WHERE l.society_id = b.society_id AND l.batch_id = b.batch_id
            AND l.state = 'void')::integer AS void
        FROM letter_batches AS b
        WHERE society_id = $1
        ORDER BY batch_id DESC
        """
            .formatted(BATCH),
        row -> new Shown(batch(row), row.getInteger("used"), row.getInteger("void")),
        societyId);
  }

  /** In the order of printing, with what the roster says of now. */
  Future<List<Directed>> addresses(String societyId, LocalDate today, long batchId) {
    return db.list(
            """
            SELECT l.letter_id, l.destination, p.symbol, p.number_key,
              m.acquired <= $2 AND (m.lost IS NULL OR m.lost > $2) AS member, %s
            FROM letters AS l
            JOIN members AS m ON m.society_id = l.society_id AND m.member_id = l.member_id
            %s
            %s
            WHERE l.society_id = $1
              AND l.batch_id = $3
            """
                .formatted(AddresseeStore.COLUMNS, AddresseeStore.EMPLOYER, PrintQueueStore.PAPERS),
            PrintQueueStore::directed,
            societyId,
            today,
            batchId)
        .map(all -> all.stream().sorted(comparing(PrintOrder::of)).toList());
  }

  private static Map.Entry<Long, Long> entry(Row row) {
    return Map.entry(row.getLong("letter_id"), row.getLong("member_id"));
  }

  private static Batch batch(Row row) {
    return new Batch(
        row.getLong("batch_id"),
        Coded.of(LetterKind.class, row.getString("kind")),
        row.getInteger("letters"),
        Db.instant(row, "printed_at").orElseThrow(),
        Optional.ofNullable(row.getLocalDate("posted_on")));
  }
}
