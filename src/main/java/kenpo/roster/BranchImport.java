package kenpo.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.society.InsurerNumber;

/**
 * How members were known before the society gave them branches. Most societies have none of them,
 * so the keys are made only for the rows that need one.
 */
final class BranchImport {

  private static final int AT_ONCE = 10_000;

  private static final String TABLE =
      """
      CREATE TEMPORARY TABLE branchless (line bigint, identity_key text) ON COMMIT DROP
      """;

  private static final String ROWS =
      """
      SELECT i.line, i.insurer_number, i.symbol, i.number, i.branch, i.birth_date, i.kana
        FROM apart a
        JOIN incoming i ON i.line = a.line
       WHERE i.branch IS NOT NULL
         AND EXISTS (SELECT
                       FROM apart m
                       JOIN member_identities p ON p.society_id = ? AND p.member_id = m.member_id
                      WHERE p.branch IS NULL)
      """;

  private static final String KEEP =
      """
      INSERT INTO branchless (line, identity_key)
      SELECT * FROM unnest(?::bigint[], ?::text[])
      """;

  private record Key(Long line, String key) {}

  private final SqlImport sql;
  private final String societyId;

  BranchImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /** Fills the table {@code branchless}. */
  void find() throws SQLException {
    sql.run(TABLE);
    sql.batches(ROWS, BranchImport::key, AT_ONCE, this::keep, societyId);
  }

  private static Key key(ResultSet row) throws SQLException {
    var papers =
        new Papers(
            new InsurerNumber(row.getString("insurer_number")),
            row.getString("symbol"),
            row.getString("number"),
            Optional.of(row.getString("branch")));
    var born = row.getObject("birth_date", LocalDate.class);
    return new Key(
        row.getLong("line"), papers.withoutBranch().identityKey(born, row.getString("kana")));
  }

  private void keep(List<Key> keys) throws SQLException {
    sql.run(
        KEEP,
        keys.stream().map(Key::line).toArray(Long[]::new),
        keys.stream().map(Key::key).toArray(String[]::new));
  }
}
