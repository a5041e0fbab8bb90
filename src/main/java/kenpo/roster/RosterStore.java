package kenpo.roster;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.society.InsurerNumber;

/** Members and their identities, as the last import left them. */
public final class RosterStore {

  private final Db db;

  public RosterStore(Db db) {
    this.db = db;
  }

  /**
   * Everybody with that birth date whose number has that key, see {@link MatchRules#numberKey}. The
   * number of the import is read with them: an import may end at any moment.
   */
  Future<List<Candidate>> byNumber(
      String societyId, InsurerNumber insurerNumber, String numberKey, LocalDate birthDate) {
    return db.list(
        """
        SELECT m.society_id, m.member_id, m.kind, m.kana, m.name, m.birth_date, m.acquired, m.lost,
               i.insurer_number, i.symbol, i.number, i.branch, i.valid_from, i.valid_to,
               (SELECT import_id FROM rosters WHERE society_id = $1) AS import_id
          FROM member_identities i
          JOIN members m ON m.society_id = i.society_id AND m.member_id = i.member_id
         WHERE i.society_id = $1
           AND i.insurer_number = $2
           AND i.number_key = $3
           AND i.birth_date = $4
        """,
        row ->
            new Candidate(
                member(row), identity(row), Optional.ofNullable(row.getLong("import_id"))),
        societyId,
        insurerNumber.value(),
        numberKey,
        birthDate);
  }

  public Future<Optional<Member>> byId(String societyId, long memberId) {
    return db.first(
        """
        SELECT society_id, member_id, kind, kana, name, birth_date, acquired, lost
          FROM members
         WHERE society_id = $1
           AND member_id = $2
        """,
        RosterStore::member,
        societyId,
        memberId);
  }

  /**
   * The {@link MatchRules#version} that the stored keys were made with; empty before any import.
   */
  public Future<Optional<String>> matchRules(String societyId) {
    return db.first(
        """
        SELECT match_rules
          FROM rosters
         WHERE society_id = $1
        """,
        row -> row.getString("match_rules"),
        societyId);
  }

  private static Member member(Row row) {
    return new Member(
        row.getString("society_id"),
        row.getLong("member_id"),
        Coded.of(MemberKind.class, row.getString("kind")),
        row.getString("kana"),
        Optional.ofNullable(row.getString("name")),
        row.getLocalDate("birth_date"),
        row.getLocalDate("acquired"),
        Optional.ofNullable(row.getLocalDate("lost")));
  }

  private static Identity identity(Row row) {
    return new Identity(
        row.getLong("member_id"),
        row.getString("insurer_number"),
        row.getString("symbol"),
        row.getString("number"),
        Optional.ofNullable(row.getString("branch")),
        row.getLocalDate("birth_date"),
        Optional.ofNullable(row.getLocalDate("valid_from")),
        Optional.ofNullable(row.getLocalDate("valid_to")));
  }
}
