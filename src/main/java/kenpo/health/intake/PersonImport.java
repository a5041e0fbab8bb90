package kenpo.health.intake;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import kenpo.db.Coded;
import kenpo.intake.SqlImport;
import kenpo.roster.Identity;
import kenpo.roster.Insured;
import kenpo.roster.MatchThen;
import kenpo.roster.MatchedThen;
import kenpo.roster.Sex;
import kenpo.society.InsurerNumber;

/** Finds whose documents are, for many at once by one statement. */
final class PersonImport {

  // A membership that went on under another number begins anew in the member's row; his papers of
  // before say that there was no gap. One that was taken back (lost on its first day) never was.
  private static final String FOUND =
      """
      SELECT d.place, m.member_id, m.kana, m.sex, i.insurer_number, i.symbol, i.number, i.branch,
             i.birth_date, i.valid_from, i.valid_to,
             (m.lost IS NULL OR d.first < m.lost AND m.acquired < m.lost)
             AND (m.acquired <= d.last
                  OR EXISTS (SELECT
                               FROM member_identities p
                              WHERE p.society_id = m.society_id
                                AND p.member_id = m.member_id
                                AND (p.valid_from <= d.last
                                     OR p.valid_from IS NULL AND p.valid_to IS NOT NULL)
                                AND (p.valid_to IS NULL OR d.first < p.valid_to)))
             AS member_then
        FROM unnest(?::integer[], ?::text[], ?::text[], ?::date[], ?::date[],
                    ?::date[])
             AS d (place, insurer_number, number_key, birth_date, first, last)
        JOIN member_identities i ON i.society_id = ?
                                AND i.insurer_number = d.insurer_number
                                AND i.number_key = d.number_key
                                AND i.birth_date = d.birth_date
        JOIN members m ON m.society_id = i.society_id AND m.member_id = i.member_id
       ORDER BY d.place, m.member_id, i.identity_id
      """;

  // Before they are looked for, and always in this order: a roster that is taken back meanwhile has
  // removed them then, or marked them as never having been members, or waits.
  private static final String HOLD =
      """
      SELECT m.member_id
        FROM members m
       WHERE m.society_id = ?
         AND m.member_id IN (SELECT i.member_id
                               FROM unnest(?::text[], ?::text[], ?::date[])
                                    AS d (insurer_number, number_key, birth_date)
                               JOIN member_identities i ON i.society_id = ?
                                                       AND i.insurer_number = d.insurer_number
                                                       AND i.number_key = d.number_key
                                                       AND i.birth_date = d.birth_date)
       ORDER BY m.member_id
         FOR KEY SHARE
      """;

  private record Found(int place, Insured insured) {}

  private final SqlImport sql;
  private final StockPolicy policy;

  PersonImport(SqlImport sql, StockPolicy policy) {
    this.sql = sql;
    this.policy = policy;
  }

  /** Nobody is removed who may be meant, until the transaction ends. */
  void hold(List<Arrival.Sound> documents) throws SQLException {
    sql.list(
        HOLD,
        row -> row.getLong(1),
        policy.societyId(),
        column(documents, "text", one -> one.examinee().insurerNumber()),
        column(documents, "text", one -> policy.match().numberKey(one.examinee().number())),
        column(documents, "date", one -> one.examinee().birthDate()),
        policy.societyId());
  }

  /** One answer for each document. */
  List<MatchedThen> of(List<Arrival.Sound> documents) throws SQLException {
    var found = new HashMap<Integer, List<Insured>>();
    for (var one : found(documents)) {
      found.computeIfAbsent(one.place, place -> new ArrayList<>()).add(one.insured);
    }
    return decided(documents, found);
  }

  private List<MatchedThen> decided(
      List<Arrival.Sound> documents, Map<Integer, List<Insured>> found) {
    return IntStream.range(0, documents.size())
        .mapToObj(place -> match(documents.get(place)).among(found.getOrDefault(place, List.of())))
        .toList();
  }

  private MatchThen match(Arrival.Sound document) {
    var who = document.examinee();
    return new MatchThen(
        policy.match(),
        new InsurerNumber(who.insurerNumber()),
        who.symbol(),
        who.number(),
        who.branch(),
        who.kana(),
        who.birthDate(),
        who.sex());
  }

  private List<Found> found(List<Arrival.Sound> documents) throws SQLException {
    return sql.list(
        FOUND,
        PersonImport::found,
        sql.array("integer", IntStream.range(0, documents.size()).boxed()),
        column(documents, "text", one -> one.examinee().insurerNumber()),
        column(documents, "text", one -> policy.match().numberKey(one.examinee().number())),
        column(documents, "date", one -> one.examinee().birthDate()),
        column(documents, "date", one -> one.then().first()),
        column(documents, "date", one -> one.then().last()),
        policy.societyId());
  }

  private Array column(List<Arrival.Sound> documents, String type, Function<Arrival.Sound, ?> value)
      throws SQLException {
    return sql.array(type, documents.stream().map(value));
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getInt("place"),
        new Insured(
            row.getLong("member_id"),
            row.getString("kana"),
            Optional.ofNullable(row.getString("sex")).map(sex -> Coded.of(Sex.class, sex)),
            new Identity(
                row.getLong("member_id"),
                row.getString("insurer_number"),
                row.getString("symbol"),
                row.getString("number"),
                Optional.ofNullable(row.getString("branch")),
                row.getObject("birth_date", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class))),
            row.getBoolean("member_then")));
  }
}
