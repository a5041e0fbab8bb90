package kenpo.roster.intake;

import java.io.IOException;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import kenpo.intake.SqlImport;
import kenpo.roster.MatchRules;
import kenpo.roster.file.Problem;

/**
 * What tells a file's rows apart, in a table of this transaction alone, and what is still open by
 * it: rows that aren't what a member is already, or that are like others, and members that such
 * rows may be.
 */
final class MarkImport {

  private static final int AT_ONCE = 10_000;

  private static final String TABLE =
      """
      CREATE TEMPORARY TABLE marks (
        line             bigint NOT NULL,
        fingerprint      uuid NOT NULL,
        likeness         bigint NOT NULL,
        earlier_likeness bigint,
        again            boolean NOT NULL
      ) ON COMMIT DROP
      """;

  private static final String COPY =
      "COPY marks (" + MarkedRows.COLUMNS + ") FROM STDIN (FORMAT binary)";

  private static final String OF_STAGED =
      """
      CREATE TEMPORARY VIEW marks AS
      SELECT line, fingerprint, likeness, earlier_likeness, again
        FROM incoming
      """;

  // A fingerprint is of all that the row says, so also of the papers.
  private static final String OPEN =
      """
      CREATE TEMPORARY TABLE open ON COMMIT DROP AS
      SELECT k.line, m.member_id
        FROM (SELECT k.line, k.fingerprint,
                     a.likeness IS NOT NULL OR e.likeness IS NOT NULL AS alike
                FROM marks k
                LEFT JOIN alike a ON a.likeness = k.likeness
                LEFT JOIN alike e ON e.likeness = k.earlier_likeness) k
        FULL JOIN (SELECT member_id, fingerprint
                     FROM members
                    WHERE society_id = ?) m ON m.fingerprint = k.fingerprint
       WHERE k.line IS NULL
          OR m.member_id IS NULL
          OR k.alike
      """;

  private static final String ALL_OPEN =
      """
      CREATE TEMPORARY TABLE open ON COMMIT DROP AS
      SELECT NULL::bigint AS line, member_id
        FROM members
       WHERE society_id = ?
      """;

  private static final String LINES =
      """
      SELECT line
        FROM open
       WHERE line IS NOT NULL
      """;

  private final SqlImport sql;
  private final String societyId;
  private final MatchRules rules;

  MarkImport(SqlImport sql, String societyId, MatchRules rules) {
    this.sql = sql;
    this.societyId = societyId;
    this.rules = rules;
  }

  /** Makes the table {@code marks} and answers what is wrong with the file's rows. */
  List<Problem> mark(CopyImport.Reading reading) throws SQLException, IOException {
    sql.run(TABLE);
    return new CopyImport(sql).copy(COPY, reading, copy -> new MarkedRows(copy, rules));
  }

  /** The same of rows that are staged in full. */
  void ofStaged() throws SQLException {
    sql.run(OF_STAGED);
  }

  /** Makes the table {@code open}, and answers the lines of its rows: a bit for each line. */
  BitSet open() throws SQLException {
    sql.run(OPEN, societyId);
    sql.run("ANALYZE open");
    var lines = new BitSet();
    sql.batches(
        LINES, row -> Math.toIntExact(row.getLong(1)), AT_ONCE, some -> some.forEach(lines::set));
    return lines;
  }

  /** The same where all rows are staged: all members are open. */
  void allOpen() throws SQLException {
    sql.run(ALL_OPEN, societyId);
    sql.run("ANALYZE open");
  }
}
