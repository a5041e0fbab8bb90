package kenpo.intake;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Of all that rewrites a society's roster, or its checkups, one at a time: taken by a connection,
 * which has it until it is given back, or however its process ends. PostgreSQL hears of a closed
 * connection only some time later.
 */
public record ImportLock(Connection connection, ImportKind kind) {

  private static final String GIVE_BACK = "SELECT pg_advisory_unlock_all()";

  private static final String TAKE =
      """
      SELECT pg_try_advisory_lock(hashtext(?), hashtext(?))
      """;

  /** Answers at once; false while another connection has it. */
  public boolean take(String societyId) throws SQLException {
    return new SqlImport(connection)
        .list(TAKE, row -> row.getBoolean(1), kind.code(), societyId)
        .getFirst();
  }

  /** What was begun and not committed by then is undone. */
  public void giveBack() {
    try {
      connection.rollback();
      new SqlImport(connection).list(GIVE_BACK, row -> true);
    } catch (SQLException broken) {
      // The connection is closed next, which gives it back as well.
    }
  }
}
