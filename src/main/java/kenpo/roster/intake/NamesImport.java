package kenpo.roster.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import kenpo.intake.SqlImport;
import kenpo.roster.NameLikeness;

/**
 * How names that are not written alike compare. The table grows by whatever pairs are asked for.
 */
final class NamesImport {

  private static final int AT_ONCE = 10_000;

  private static final String TABLE =
      """
      CREATE TEMPORARY TABLE names (
        kana       text NOT NULL,
        other_kana text NOT NULL,
        likeness   text NOT NULL
      ) ON COMMIT DROP
      """;

  private static final String PAIRS =
      """
      SELECT DISTINCT kana, other_kana
        FROM %s
       WHERE kana <> other_kana
      EXCEPT
      SELECT kana, other_kana
        FROM names
      """;

  private static final String KEEP =
      """
      INSERT INTO names
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[])
      """;

  private record Names(String kana, String other) {

    static Names of(ResultSet row) throws SQLException {
      return new Names(row.getString("kana"), row.getString("other_kana"));
    }

    String likeness() {
      return NameLikeness.of(kana, other).name().toLowerCase(Locale.ROOT);
    }
  }

  private final SqlImport sql;

  NamesImport(SqlImport sql) {
    this.sql = sql;
  }

  void begin() throws SQLException {
    sql.run(TABLE);
  }

  /** Those of a table with the columns {@code kana} and {@code other_kana}. */
  void compare(String table) throws SQLException {
    sql.batches(PAIRS.formatted(table), Names::of, AT_ONCE, this::keep);
    sql.run("ANALYZE names");
  }

  private void keep(List<Names> names) throws SQLException {
    sql.run(
        KEEP,
        names.stream().map(Names::kana).toArray(String[]::new),
        names.stream().map(Names::other).toArray(String[]::new),
        names.stream().map(Names::likeness).toArray(String[]::new));
  }
}
