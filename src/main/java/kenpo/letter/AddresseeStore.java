package kenpo.letter;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.roster.Entitlement;
import kenpo.roster.MemberKind;
import kenpo.roster.file.Employer;
import kenpo.roster.file.PostalAddress;

/** Members as the roster of now has them, for letters. */
record AddresseeStore(Db db) {

  /** {@code m}: the member; {@code e}: who hands the letter on, if anybody could. */
  static final String COLUMNS =
      """
      m.member_id, m.kind, m.name, m.kana, m.postal_code, m.address, m.non_disclosure,
      e.employer_code, e.name AS employer_name, e.postal_code AS employer_postal_code,
      e.address AS employer_address
      """;

  /**
   * A dependant's is that of the employee with the same papers, who is there on the day $2. Papers
   * of before don't count: children go over to the other parent's.
   */
  static final String EMPLOYER =
      """
      LEFT JOIN LATERAL (
        SELECT h.employer_code
        FROM member_identities AS i
        JOIN member_identities AS o ON o.society_id = i.society_id
          AND o.insurer_number = i.insurer_number
          AND o.number_key = i.number_key
          AND o.symbol = i.symbol
        JOIN members AS h ON h.society_id = o.society_id AND h.member_id = o.member_id
        WHERE m.kind = 'dependant'
          AND i.society_id = m.society_id
          AND i.member_id = m.member_id
          AND i.identity_key = m.papers_key
          AND o.identity_key = h.papers_key
          AND h.kind = 'insured'
          AND h.acquired <= $2
          AND (h.lost IS NULL OR h.lost > $2)
        ORDER BY h.acquired DESC, h.member_id
        LIMIT 1) AS head ON true
      LEFT JOIN employers AS e ON e.society_id = m.society_id
        AND e.employer_code = CASE m.kind WHEN 'dependant' THEN head.employer_code ELSE m.employer_code END
      """;

  Future<Optional<Addressee>> byId(String societyId, LocalDate today, long memberId) {
    return db.first(
        """
        SELECT %s
        FROM members AS m
        %s
        WHERE m.society_id = $1
          AND m.member_id = $3
        """
            .formatted(COLUMNS, EMPLOYER),
        AddresseeStore::addressee,
        societyId,
        today,
        memberId);
  }

  /** The last of so many members by number, whoever they are. */
  Future<Optional<Long>> lastOf(String societyId, long after, int most) {
    return db.first(
        """
        SELECT max(member_id) AS last
        FROM (
          SELECT member_id
          FROM members
          WHERE society_id = $1
            AND member_id > $2
          ORDER BY member_id
          LIMIT $3) AS page
        HAVING count(*) > 0
        """,
        row -> row.getLong("last"),
        societyId,
        after,
        most);
  }

  /**
   * Who of these may have an account and never had a letter of the kind. Whoever had one that is
   * void may have said that he wants none.
   */
  Future<List<Addressee>> withoutLetter(
      String societyId, Entitlement entitled, LetterKind kind, long after, long last) {
    return db.list(
        """
        SELECT %s
        FROM members AS m
        %s
        WHERE m.society_id = $1
          AND m.member_id > $3
          AND m.member_id <= $8
          AND m.acquired <= $2
          AND (m.lost IS NULL OR m.lost > $2)
          AND (m.kind = ANY ($4::text[]) OR m.kind = ANY ($5::text[]) AND m.birth_date <= $6)
          AND NOT EXISTS (
            SELECT 1
            FROM letters AS l
            WHERE l.society_id = m.society_id
              AND l.member_id = m.member_id
              AND l.kind = $7)
        ORDER BY m.member_id
        """
            .formatted(COLUMNS, EMPLOYER),
        AddresseeStore::addressee,
        societyId,
        entitled.today(),
        after,
        codes(entitled.kinds()),
        codes(entitled.agedKinds()),
        entitled.bornBy(),
        kind.code(),
        last);
  }

  private static String[] codes(Set<MemberKind> kinds) {
    return kinds.stream().map(MemberKind::code).toArray(String[]::new);
  }

  static Addressee addressee(Row row) {
    return new Addressee(
        row.getLong("member_id"),
        Coded.of(MemberKind.class, row.getString("kind")),
        Optional.ofNullable(row.getString("name")).orElseGet(() -> wide(row.getString("kana"))),
        address(row, "postal_code", "address"),
        Optional.ofNullable(row.getString("employer_code")).map(code -> employer(row, code)),
        row.getBoolean("non_disclosure"));
  }

  /** The society's system may write kana in half width. */
  private static String wide(String kana) {
    return Normalizer.normalize(kana, Normalizer.Form.NFKC);
  }

  private static Employer employer(Row row, String code) {
    return new Employer(
        code,
        Optional.ofNullable(row.getString("employer_name")),
        address(row, "employer_postal_code", "employer_address"));
  }

  private static PostalAddress address(Row row, String postalCode, String address) {
    return new PostalAddress(
        Optional.ofNullable(row.getString(postalCode)),
        Optional.ofNullable(row.getString(address)));
  }
}
