package kenpo.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import kenpo.db.Schema;
import kenpo.society.MatchPolicy;
import kenpo.society.RosterFormat;

/**
 * Takes a society's roster file into the database, whole or not at all, in one transaction. Members
 * whom the file no longer has are reported and stay. Blocking: for the command line and worker
 * threads.
 */
public final class RosterImport {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  // The row stays locked to the end, so a second import of the society waits for the first.
  private static final String BEGIN =
      """
      INSERT INTO rosters (society_id, match_rules, imported_at)
      VALUES (?, ?, ?)
          ON CONFLICT (society_id) DO UPDATE
         SET imported_at = EXCLUDED.imported_at
      RETURNING match_rules
      """;

  private static final String NUMBERS =
      """
      SELECT DISTINCT number
        FROM member_identities
       WHERE society_id = ?
      """;

  private static final String REKEY =
      """
      UPDATE member_identities
         SET number_key = ?
       WHERE society_id = ?
         AND number = ?
      """;

  private static final String KEYED =
      """
      UPDATE rosters
         SET match_rules = ?
       WHERE society_id = ?
      """;

  private final Schema schema;
  private final InstantSource clock;

  public RosterImport(Schema schema, InstantSource clock) {
    this.schema = schema;
    this.clock = clock;
  }

  /**
   * Imports a file.
   *
   * @param format how the society's system writes the file
   * @throws IOException when the file can't be read
   * @throws SQLException when the database fails; nothing is changed then
   */
  public Imported run(Path path, String societyId, RosterFormat format, MatchPolicy policy)
      throws IOException, SQLException {
    try (var connection = schema.connect()) {
      connection.setAutoCommit(false);
      var file = new RosterFile(path, format);
      return run(connection, file, societyId, new MatchRules(policy));
    }
  }

  private Imported run(Connection connection, RosterFile file, String societyId, MatchRules rules)
      throws IOException, SQLException {
    var sql = new SqlImport(connection);
    begin(sql, societyId, rules);
    var problems = new StageImport(sql, rules).stage(file);
    if (!problems.isEmpty()) {
      connection.rollback();
      return new Imported.Refused(List.copyOf(problems));
    }
    new MergeImport(sql, societyId).merge();
    var done = new ReviewImport(sql, societyId, today()).review();
    connection.commit();
    return done;
  }

  private void begin(SqlImport sql, String societyId, MatchRules rules) throws SQLException {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var before = sql.list(BEGIN, row -> row.getString(1), societyId, rules.version(), now);
    if (!before.equals(List.of(rules.version()))) {
      rekey(sql, societyId, rules);
    }
  }

  /** The policy changed: members whom this file doesn't have need new keys too. */
  private static void rekey(SqlImport sql, String societyId, MatchRules rules) throws SQLException {
    for (var number : sql.list(NUMBERS, row -> row.getString(1), societyId)) {
      sql.run(REKEY, rules.numberKey(number), societyId, number);
    }
    sql.run(KEYED, rules.version(), societyId);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), JAPAN);
  }
}
