package kenpo.roster.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kenpo.intake.SqlImport;
import kenpo.roster.file.Problem;

/** Rows of an import that somebody should look at, though nothing is wrong with them. */
final class DoubtImport {

  private static final String DOUBTS =
      """
      (SELECT i.line, 'row.ahead' AS key, i.acquired::text AS arg
         FROM (SELECT line FROM held
                UNION
               SELECT by FROM followed WHERE ahead) later
         JOIN incoming i ON i.line = later.line
        ORDER BY i.line
        LIMIT 100)
       UNION ALL
      (SELECT x.line, kinds.key, NULL
         FROM (VALUES ('row.other-name'), ('row.other-surname')) kinds (key)
        CROSS JOIN LATERAL (SELECT x.line
                              FROM matched x
                              JOIN plan p ON p.line = x.line
                             WHERE x.doubt = kinds.key
                             ORDER BY x.line
                             LIMIT 100) x)
      """;

  private final SqlImport sql;

  DoubtImport(SqlImport sql) {
    this.sql = sql;
  }

  /** The first hundred of each kind. To be asked after {@link MatchImport}. */
  List<Problem> doubts() throws SQLException {
    return sql.list(DOUBTS, DoubtImport::problem);
  }

  private static Problem problem(ResultSet row) throws SQLException {
    var args = Optional.ofNullable(row.getString("arg")).stream().toList();
    return new Problem(row.getLong("line"), "", row.getString("key"), args);
  }
}
