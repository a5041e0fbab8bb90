package kenpo.roster.intake;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Of all that rewrites a society's roster, one at a time: taken by a connection, which has it until
 * it is closed, however its process ends.
 */
record RosterLock(Connection connection) {

  private static final String TAKE =
      """
      SELECT pg_try_advisory_lock(hashtext('roster'), hashtext(?))
      """;

  /** Answers at once; false while another connection has it. */
  boolean take(String societyId) throws SQLException {
    return new SqlImport(connection).list(TAKE, row -> row.getBoolean(1), societyId).getFirst();
  }
}
