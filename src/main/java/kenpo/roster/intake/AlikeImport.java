package kenpo.roster.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kenpo.intake.SqlImport;
import kenpo.roster.Kana;
import kenpo.roster.MatchRules;
import kenpo.roster.file.Problem;

/**
 * Staged rows that are the same member, or that a person's papers don't tell apart. Both are looked
 * for only among the few that share a number and a birth date.
 */
final class AlikeImport {

  private static final int AT_ONCE = 10_000;
  private static final int MOST = 100;

  // What came before is known but for a few too many, so only that little is counted. A row whose
  // number stayed when its insurer changed is not like itself.
  private static final String ALIKE =
      """
      CREATE TEMPORARY TABLE alike ON COMMIT DROP AS
      WITH papers AS NOT MATERIALIZED (
        SELECT likeness, again
          FROM marks
         UNION ALL
        SELECT earlier_likeness, again
          FROM marks
         WHERE earlier_likeness <> likeness
      )
      SELECT likeness
        FROM papers
       WHERE likeness IN (SELECT likeness FROM papers WHERE again)
       GROUP BY likeness
      HAVING count(*) > 1
      """;

  // One after the other they are two memberships.
  private static final String DUPLICATES =
      """
      SELECT min(i.line) AS first, j.line AS last
        FROM alike a
        JOIN incoming i ON i.likeness = a.likeness
        JOIN incoming j ON j.likeness = a.likeness
       WHERE j.identity_key = i.identity_key
         AND j.line > i.line
         AND ((i.lost > j.acquired) IS NOT FALSE AND (j.lost > i.acquired) IS NOT FALSE
              OR j.acquired = i.acquired)
       GROUP BY j.line
       ORDER BY j.line
       LIMIT 100
      """;

  private static final String CANDIDATES =
      """
      WITH papers AS (
        SELECT likeness, line, insurer_number, symbol, number_key, birth_date, kana, lost
          FROM incoming
         UNION ALL
        SELECT earlier_likeness, line, earlier_insurer_number, earlier_symbol, earlier_number_key,
               birth_date, kana, lost
          FROM incoming
         WHERE earlier_likeness IS NOT NULL
      )
      SELECT p.*
        FROM papers p
        JOIN alike a ON a.likeness = p.likeness
       WHERE (p.lost IS NULL OR p.lost > ?)
         AND NOT EXISTS (SELECT FROM aside WHERE aside.line = p.line)
       ORDER BY p.likeness, p.line
      """;

  private record Candidate(long likeness, long line, String key) {}

  private record Pair(long first, long last) {}

  private final SqlImport sql;
  private final MatchRules rules;
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<String, Pair> group = new HashMap<>();
  private long likeness;

  AlikeImport(SqlImport sql, MatchRules rules) {
    this.sql = sql;
    this.rules = rules;
  }

  /** Makes the table {@code alike}: what two rows or more have in common. */
  void find() throws SQLException {
    sql.run(ALIKE);
    sql.run("ANALYZE alike");
  }

  /** The same member twice. */
  List<Problem> duplicates() throws SQLException {
    return sql.list(DUPLICATES, row -> problem("row.twice", row.getLong(1), row.getLong(2)));
  }

  /** Members of today or later whom a person's papers don't tell apart. */
  List<Problem> collisions(LocalDate today) throws SQLException {
    sql.batches(CANDIDATES, this::candidate, AT_ONCE, this::compare, today);
    endGroup();
    return pairs.stream()
        .sorted(Comparator.comparingLong(Pair::first))
        .limit(MOST)
        .map(pair -> problem("row.collision", pair.first, pair.last))
        .toList();
  }

  private Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        row.getLong("likeness"),
        row.getLong("line"),
        String.join(
            "|",
            row.getString("insurer_number"),
            row.getString("number_key"),
            rules.symbolKey(row.getString("symbol")),
            row.getString("birth_date"),
            Kana.key(row.getString("kana"))));
  }

  private void compare(List<Candidate> candidates) {
    for (var candidate : candidates) {
      if (candidate.likeness != likeness) {
        endGroup();
        likeness = candidate.likeness;
      }
      var seen = new Pair(candidate.line, candidate.line);
      group.merge(candidate.key, seen, (before, now) -> new Pair(before.first, now.last));
    }
  }

  private void endGroup() {
    group.values().stream().filter(pair -> pair.first < pair.last).forEach(pairs::add);
    group.clear();
  }

  private static Problem problem(String key, long first, long last) {
    return Problem.of(last, "", key, Long.toString(first));
  }
}
