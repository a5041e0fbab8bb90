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
import kenpo.letter.PrintOrder.Papers;
import kenpo.letter.PrintQueue.Printed;
import kenpo.letter.PrintQueue.ToPrint;
import kenpo.web.Language;

/** Letters that wait to be printed, and what becomes of them. */
record PrintQueueStore(Db db) {

  /** Papers of now. */
  static final String PAPERS =
      """
      LEFT JOIN member_identities AS p ON p.society_id = m.society_id
        AND p.member_id = m.member_id
        AND p.identity_key = m.papers_key
      """;

  /**
   * A letter and where it was to go.
   *
   * @param member whether its addressee is a member today
   */
  record Directed(
      long letterId, Destination to, Addressee addressee, boolean member, Papers papers) {

    Directed to(Destination other) {
      return new Directed(letterId, other, addressee, member, papers);
    }
  }

  /** Some at a time by number, with what the roster says of now. */
  Future<List<Directed>> directed(
      String societyId, LocalDate today, LetterKind kind, long after, int most) {
    return db.list(
        """
        WITH page AS MATERIALIZED (
          SELECT society_id, member_id, letter_id, destination
          FROM letters
          WHERE society_id = $1
            AND kind = $3
            AND state = 'asked'
            AND letter_id > $4
          ORDER BY letter_id
          LIMIT $5)
        SELECT l.letter_id, l.destination, p.symbol, p.number_key,
          m.acquired <= $2 AND (m.lost IS NULL OR m.lost > $2) AS member, %s
        FROM page AS l
        JOIN members AS m ON m.society_id = l.society_id AND m.member_id = l.member_id
        %s
        %s
        ORDER BY l.letter_id
        """
            .formatted(AddresseeStore.COLUMNS, AddresseeStore.EMPLOYER, PAPERS),
        PrintQueueStore::directed,
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

  /**
   * In the order in which they are given; those that still wait and whose addressee is a member.
   */
  Future<List<ToPrint>> read(String societyId, LocalDate today, List<Long> letters) {
    return db.list(
        """
        SELECT l.letter_id, a.language, %s
        FROM letters AS l
        JOIN members AS m ON m.society_id = l.society_id AND m.member_id = l.member_id
        %s
        LEFT JOIN accounts AS a ON a.society_id = m.society_id
          AND a.member_id = m.member_id
          AND a.closed_at IS NULL
        WHERE l.society_id = $1
          AND l.letter_id = ANY ($3::bigint[])
          AND l.state = 'asked'
          AND m.acquired <= $2
          AND (m.lost IS NULL OR m.lost > $2)
        ORDER BY array_position($3::bigint[], l.letter_id)
        """
            .formatted(AddresseeStore.COLUMNS, AddresseeStore.EMPLOYER),
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

  static Directed directed(Row row) {
    return new Directed(
        row.getLong("letter_id"),
        Coded.of(Destination.class, row.getString("destination")),
        AddresseeStore.addressee(row),
        row.getBoolean("member"),
        papers(row));
  }

  private static Papers papers(Row row) {
    return new Papers(
        Optional.ofNullable(row.getString("symbol")),
        Optional.ofNullable(row.getString("number_key")));
  }

  private static ToPrint toPrint(Row row) {
    return new ToPrint(
        row.getLong("letter_id"),
        AddresseeStore.addressee(row),
        Optional.ofNullable(row.getString("language")).map(Language::of).orElse(Language.JA));
  }
}
