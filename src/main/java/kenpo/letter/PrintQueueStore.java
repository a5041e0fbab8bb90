package kenpo.letter;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.letter.PrintQueue.Printed;
import kenpo.letter.PrintQueue.ToPrint;
import kenpo.letter.PrintQueue.Waiting;
import kenpo.web.Language;

/** Letters that wait to be printed, and what becomes of them. */
record PrintQueueStore(Db db) {

  private static final String ADDRESSED =
      """
      FROM letters AS l
      JOIN members AS m ON m.society_id = l.society_id AND m.member_id = l.member_id
      %s
      """
          .formatted(AddresseeStore.EMPLOYER);

  /** Those to employers by employer and papers {@code p}, then those home by postal code. */
  static final String ORDER =
      """
      l.destination,
      CASE l.destination WHEN 'employer' THEN e.employer_code ELSE m.postal_code END NULLS LAST,
      p.symbol, length(p.number_key), p.number_key, l.letter_id
      """;

  /** A letter and where it was to go. */
  record Directed(long letterId, Destination to, Addressee addressee) {}

  /** Some at a time by number, with what the roster says of now. */
  Future<List<Directed>> directed(
      String societyId, LocalDate today, LetterKind kind, long after, int most) {
    return db.list(
        """
        SELECT l.letter_id, l.destination, %s
        %s
        WHERE l.society_id = $1
          AND l.kind = $3
          AND l.state = 'asked'
          AND l.letter_id > $4
        ORDER BY l.letter_id
        LIMIT $5
        """
            .formatted(AddresseeStore.COLUMNS, ADDRESSED),
        row ->
            new Directed(
                row.getLong("letter_id"),
                Coded.of(Destination.class, row.getString("destination")),
                AddresseeStore.addressee(row)),
        societyId,
        today,
        kind.code(),
        after,
        most);
  }

  Future<Integer> redirect(String societyId, List<Directed> letters) {
    return db.run(
        """
        UPDATE letters AS l
        SET destination = it.destination
        FROM unnest($2::bigint[], $3::text[]) AS it (letter_id, destination)
        WHERE l.society_id = $1
          AND l.letter_id = it.letter_id
          AND l.state = 'asked'
        """,
        societyId,
        letters.stream().map(Directed::letterId).toArray(Long[]::new),
        letters.stream().map(it -> it.to().code()).toArray(String[]::new));
  }

  /** In the order in which they are printed. */
  Future<List<Waiting>> waiting(String societyId, LocalDate today, LetterKind kind) {
    return db.list(
        """
        SELECT l.letter_id,
          m.acquired <= $2 AND (m.lost IS NULL OR m.lost > $2) AS member,
          CASE l.destination WHEN 'employer' THEN e.address ELSE m.address END IS NOT NULL AS addressed
        %s
        LEFT JOIN member_identities AS p ON p.society_id = m.society_id
          AND p.member_id = m.member_id
          AND p.identity_key = m.papers_key
        WHERE l.society_id = $1
          AND l.kind = $3
          AND l.state = 'asked'
        ORDER BY %s
        """
            .formatted(ADDRESSED, ORDER),
        row ->
            new Waiting(
                row.getLong("letter_id"), row.getBoolean("member"), row.getBoolean("addressed")),
        societyId,
        today,
        kind.code());
  }

  /** In the order of their numbers; those that still wait. */
  Future<List<ToPrint>> read(String societyId, LocalDate today, List<Long> letters) {
    return db.list(
        """
        SELECT l.letter_id, a.language, %s
        %s
        LEFT JOIN accounts AS a ON a.society_id = m.society_id
          AND a.member_id = m.member_id
          AND a.closed_at IS NULL
        WHERE l.society_id = $1
          AND l.letter_id = ANY ($3::bigint[])
          AND l.state = 'asked'
        ORDER BY array_position($3::bigint[], l.letter_id)
        """
            .formatted(AddresseeStore.COLUMNS, ADDRESSED),
        PrintQueueStore::toPrint,
        societyId,
        today,
        letters.toArray(Long[]::new));
  }

  Future<Long> addBatch(String societyId, LetterKind kind, int letters, Instant now) {
    return db.changed(
            """
            INSERT INTO letter_batches (society_id, kind, letters, printed_at)
            VALUES ($1, $2, $3, $4)
            RETURNING batch_id
            """,
            row -> row.getLong("batch_id"),
            societyId,
            kind.code(),
            letters,
            now)
        .map(Optional::orElseThrow);
  }

  /** Those that still wait become printed; answers how many did. */
  Future<Integer> keep(
      String societyId, long batch, List<Printed> letters, Instant now, LocalDate expires) {
    return db.run(
        """
        UPDATE letters AS l
        SET state = 'printed',
            destination = it.destination,
            secret_mac = it.secret,
            printed_at = $5,
            expires_on = $6,
            batch_id = $7
        FROM unnest($2::bigint[], $3::text[], $4::bytea[]) AS it (letter_id, destination, secret)
        WHERE l.society_id = $1
          AND l.letter_id = it.letter_id
          AND l.state = 'asked'
        """,
        societyId,
        letters.stream().map(Printed::letterId).toArray(Long[]::new),
        letters.stream().map(it -> it.to().code()).toArray(String[]::new),
        letters.stream().map(Printed::secret).toArray(Buffer[]::new),
        now,
        expires,
        batch);
  }

  private static ToPrint toPrint(Row row) {
    return new ToPrint(
        row.getLong("letter_id"),
        AddresseeStore.addressee(row),
        Optional.ofNullable(row.getString("language")).map(Language::of).orElse(Language.JA));
  }
}
