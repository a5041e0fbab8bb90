package kenpo.health;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.TracedStore;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.roster.Sex;

/**
 * The checkups of members, and what a firm makes of them, each as it was last sent. They are those
 * of one membership: what belongs to the same person from before a gap is another member's, and
 * isn't found. Nobody reads them without an event in the audit log.
 */
public final class CheckupStore {

  /**
   * Of a day that is asked for there is something; all else is shown where there is nothing, too.
   */
  static final String SHOWN =
      """
      $16::date IS NULL
      OR EXISTS (
        SELECT 1
        FROM checkups
        WHERE society_id = $11
          AND member_id = $12
          AND examined >= $13
          AND examined BETWEEN $15::date AND $16::date)
      """;

  static final String SINCE =
      """
      , seen AS (
        INSERT INTO shown_checkups (society_id, account_id, checkup_id, stored_at)
        SELECT c.society_id, $14::bigint, c.checkup_id, c.stored_at
        FROM checkups AS c
        CROSS JOIN (
          SELECT max(examined) AS newest
          FROM checkups
          WHERE society_id = $11
            AND member_id = $12
            AND examined >= $13) AS days
        LEFT JOIN shown_checkups AS s
          ON s.society_id = c.society_id AND s.account_id = $14 AND s.checkup_id = c.checkup_id
        WHERE c.society_id = $11
          AND c.member_id = $12
          AND c.examined >= $13
          AND $14 IS NOT NULL
          AND s.stored_at IS DISTINCT FROM c.stored_at
          AND (c.examined BETWEEN coalesce($15::date, days.newest) AND coalesce($16::date, days.newest)
            OR EXISTS (SELECT 1 FROM traced) AND NOT EXISTS (
              SELECT 1
              FROM shown_checkups AS o
              WHERE o.society_id = $11
                AND o.account_id = $14))
        ORDER BY c.checkup_id
        ON CONFLICT (society_id, account_id, checkup_id) DO UPDATE
        SET stored_at = excluded.stored_at),
      gone AS (
        DELETE FROM shown_checkups AS s
        WHERE s.society_id = $11
          AND s.account_id = $14
          AND EXISTS (SELECT 1 FROM traced)
          AND NOT EXISTS (
            SELECT 1
            FROM checkups AS c
            WHERE c.society_id = $11
              AND c.member_id = $12
              AND c.checkup_id = s.checkup_id))
      SELECT m.kana, m.sex, m.birth_date, c.checkup_id, c.version, c.written, c.insurer_number, c.symbol,
             c.number, c.branch, c.stored_at, c.document::text AS document,
             CASE WHEN $17 <> '' THEN
               (SELECT json_agg(json_build_object('y', s.fiscal_year, 'w', s.written, 'd', s.document)
                                ORDER BY s.fiscal_year DESC)::text
                FROM scores AS s
                WHERE s.society_id = m.society_id
                  AND s.member_id = m.member_id
                  AND s.index_code = $17
                  AND s.fiscal_year >= $18)
             END AS scores
      FROM members AS m
      LEFT JOIN checkups AS c
        ON c.society_id = m.society_id AND c.member_id = m.member_id AND c.examined >= $13
      WHERE m.society_id = $11
        AND m.member_id = $12
        AND EXISTS (SELECT 1 FROM traced)
      ORDER BY c.examined DESC, c.report, c.program, c.institution
      """;

  private final TracedStore traced;

  public CheckupStore(Audit audit) {
    this.traced = new TracedStore(audit);
  }

  /**
   * Who somebody is by the roster, beside one of his checkups; once without one where he has none.
   *
   * @param scores all of his, the newest first, on each row
   */
  public record Found(Person person, Optional<StoredCheckup> checkup, List<Score> scores) {}

  /**
   * Those from that day on, the newest first; of a day, 特定健診 (10) before other reports. What is
   * seen of them is kept by the same statement, so that nothing that it doesn't find is taken for
   * seen. To whom anything is shown for the first time all that is there is no news. What was seen
   * and isn't there any more is forgotten: he sees now that it is gone. Where nothing is shown,
   * nothing of that is kept or forgotten.
   *
   * @param index whose scores are read beside them, from that day's fiscal year on; empty: none
   */
  public Future<List<Found>> since(
      String societyId,
      long memberId,
      LocalDate first,
      Optional<String> index,
      Event event,
      Sight sight) {
    return traced.list(
        societyId,
        event,
        SHOWN,
        SINCE,
        row -> found(row, index.orElse("")),
        societyId,
        memberId,
        first,
        sight.account(),
        sight.first(),
        sight.last(),
        index.orElse(""),
        FiscalYears.of(first));
  }

  private static Found found(Row row, String index) {
    return new Found(
        new Person(
            row.getString("kana"),
            row.getLocalDate("birth_date"),
            Optional.ofNullable(row.getString("sex")).map(sex -> Coded.of(Sex.class, sex))),
        Optional.ofNullable(row.getLong("checkup_id")).map(id -> checkup(id, row)),
        Optional.ofNullable(row.getString("scores")).stream()
            .flatMap(text -> scores(text, index))
            .toList());
  }

  private static Stream<Score> scores(String text, String index) {
    return new JsonArray(text)
        .stream()
            .map(JsonObject.class::cast)
            .map(
                it ->
                    ScoreJson.decode(
                        index,
                        it.getInteger("y"),
                        LocalDate.parse(it.getString("w")),
                        it.getJsonObject("d")));
  }

  private static StoredCheckup checkup(long id, Row row) {
    return new StoredCheckup(
        id,
        row.getInteger("version"),
        new StoredCheckup.Papers(
            row.getString("insurer_number"),
            row.getString("symbol"),
            row.getString("number"),
            Optional.ofNullable(row.getString("branch"))),
        Db.instant(row, "stored_at").orElseThrow(),
        new CheckupText(row.getString("document"), row.getLocalDate("written")));
  }
}
