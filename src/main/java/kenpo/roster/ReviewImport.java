package kenpo.roster;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kenpo.roster.Difference.Example;

/** What a person should know about an import before it is applied. */
final class ReviewImport {

  private record Count(RosterChange change, int people) {}

  private static final String COUNTS =
      """
      SELECT change, count(*)
        FROM plan
       GROUP BY change
      """;

  private static final String MISSING =
      """
      SELECT count(*)
        FROM dated
       WHERE lost IS NOT NULL
      """;

  private static final String UNCHANGED =
      """
      SELECT (SELECT count(*) FROM marks)
             - (SELECT count(*) FROM aside)
             - (SELECT count(*) FROM plan)
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
         WHERE lost IS NOT NULL
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
  private final LocalDate today;

  ReviewImport(SqlImport sql, String societyId, LocalDate today) {
    this.sql = sql;
    this.societyId = societyId;
    this.today = today;
  }

  Difference difference() throws SQLException {
    var counts = new EnumMap<RosterChange, Integer>(RosterChange.class);
    for (var count : sql.list(COUNTS, row -> count(row.getString(1), row.getInt(2)))) {
      counts.put(count.change, count.people);
    }
    counts.merge(RosterChange.LOST, sql.count(MISSING), Integer::sum);
    return new Difference(counts, sql.count(UNCHANGED), examples(counts));
  }

  /** How many belong to the society today. */
  int members() throws SQLException {
    return sql.count(MEMBERS, societyId, today);
  }

  private static Count count(String change, int people) {
    return new Count(RosterChange.of(change), people);
  }

  private Map<RosterChange, List<Example>> examples(Map<RosterChange, Integer> counts)
      throws SQLException {
    var examples = new EnumMap<RosterChange, List<Example>>(RosterChange.class);
    for (var change : counts.keySet()) {
      examples.put(change, examples(change));
    }
    return examples;
  }

  private List<Example> examples(RosterChange change) throws SQLException {
    var inFile = sql.list(EXAMPLES, ReviewImport::example, change.code(), Difference.MOST_EXAMPLES);
    int more = Difference.MOST_EXAMPLES - inFile.size();
    if (change == RosterChange.LOST) {
      inFile.addAll(sql.list(EXAMPLES_OF_MISSING, ReviewImport::example, more, societyId));
    }
    return inFile;
  }

  private static Example example(java.sql.ResultSet row) throws SQLException {
    return new Example(row.getLong("line"), row.getString("papers"));
  }
}
