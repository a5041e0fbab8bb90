package kenpo.roster.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import kenpo.db.Coded;
import kenpo.intake.SqlImport;
import kenpo.roster.Entitlement;
import kenpo.roster.intake.Difference.Example;
import kenpo.roster.intake.Difference.People;

/** What a person should know about an import before it is applied. */
final class ReviewImport {

  private record Count(RosterChange change, int people) {}

  private static final String COUNTS =
      """
      SELECT change, count(*)
        FROM (SELECT change
                FROM plan
               UNION ALL
              SELECT CASE WHEN held THEN 'changed' ELSE 'lost' END
                FROM dated) c
       GROUP BY change
      """;

  private static final String UNCHANGED =
      """
      SELECT (SELECT count(*) FROM marks)
             - (SELECT count(*) FROM aside)
             - (SELECT count(*) FROM plan)
             - (SELECT count(*) FROM dated WHERE held)
      """;

  private static final String EXAMPLES =
      """
      WITH first AS MATERIALIZED (
        SELECT line
          FROM plan
         WHERE change = ?
         ORDER BY line
         LIMIT ?
      )
      SELECT i.line, concat_ws(' ', nullif(i.symbol, ''), i.number, i.branch) AS papers
        FROM first
        JOIN incoming i ON i.line = first.line
       ORDER BY i.line
      """;

  private static final String EXAMPLES_OF_MISSING =
      """
      WITH first AS MATERIALIZED (
        SELECT member_id
          FROM dated
         WHERE NOT held
         ORDER BY member_id
         LIMIT ?
      )
      SELECT DISTINCT ON (m.member_id)
             0 AS line, concat_ws(' ', nullif(p.symbol, ''), p.number, p.branch) AS papers
        FROM first
        JOIN members m ON m.society_id = ? AND m.member_id = first.member_id
        JOIN member_identities p ON p.society_id = m.society_id AND p.member_id = m.member_id
       ORDER BY m.member_id, p.identity_key = m.papers_key DESC, p.valid_to DESC NULLS FIRST
      """;

  private static final String MEMBERS =
      """
      SELECT count(*)
        FROM members
       WHERE society_id = ?
         AND (lost IS NULL OR lost > ?)
      """;

  private final SqlImport sql;
  private final String societyId;
  private final Entitlement entitled;

  /**
   * @param entitled who may have an account today
   */
  ReviewImport(SqlImport sql, String societyId, Entitlement entitled) {
    this.sql = sql;
    this.societyId = societyId;
    this.entitled = entitled;
  }

  Difference difference() throws SQLException {
    var changes = new EnumMap<RosterChange, People>(RosterChange.class);
    for (var count : sql.list(COUNTS, row -> count(row.getString(1), row.getInt(2)))) {
      changes.put(count.change, new People(count.people, examples(count.change)));
    }
    var excluded = new ExcludedImport(sql, societyId).find(entitled);
    return new Difference(changes, sql.count(UNCHANGED), excluded);
  }

  /** How many belong to the society today. */
  int members() throws SQLException {
    return sql.count(MEMBERS, societyId, entitled.today());
  }

  private static Count count(String change, int people) {
    return new Count(Coded.of(RosterChange.class, change), people);
  }

  private List<Example> examples(RosterChange change) throws SQLException {
    var inFile = sql.list(EXAMPLES, ReviewImport::example, change.code(), Difference.MOST_EXAMPLES);
    int more = Difference.MOST_EXAMPLES - inFile.size();
    if (change == RosterChange.LOST) {
      inFile.addAll(sql.list(EXAMPLES_OF_MISSING, ReviewImport::example, more, societyId));
    }
    return inFile;
  }

  static Example example(ResultSet row) throws SQLException {
    return new Example(row.getLong("line"), row.getString("papers"));
  }
}
