package kenpo.roster.intake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kenpo.db.Coded;
import kenpo.db.Schema;
import kenpo.roster.intake.ImportRun.Progress;
import kenpo.roster.intake.ImportRun.State;

/**
 * The rows that tell how each import of a society goes. Each is written at once, on a connection of
 * its own, which is made anew when it breaks. Blocking.
 */
public final class RunsImport implements AutoCloseable {

  private static final String BEGIN =
      """
      INSERT INTO roster_imports (society_id, state, file_name, file_bytes, started_at, heard_at)
      VALUES (?, 'reading', ?, ?, ?, ?)
      RETURNING import_id
      """;

  private static final String BEAT =
      """
      UPDATE roster_imports
         SET state = ?,
             bytes_read = ?,
             rows_read = ?,
             heard_at = ?
       WHERE society_id = ?
         AND import_id = ?
         AND ended_at IS NULL
      """;

  private static final String END =
      """
      UPDATE roster_imports
         SET state = ?,
             difference = ?::jsonb,
             heard_at = ?,
             ended_at = ?
       WHERE society_id = ?
         AND import_id = ?
         AND ended_at IS NULL
      """;

  private static final String FAIL_BROKEN =
      """
      UPDATE roster_imports
         SET state = 'failed',
             ended_at = ?
       WHERE society_id = ?
         AND ended_at IS NULL
      """;

  private static final String LAST =
      """
      SELECT import_id, file_name, state, bytes_read, file_bytes, rows_read, difference,
             started_at, heard_at, ended_at
        FROM roster_imports
       WHERE society_id = ?
         AND import_id BETWEEN ? AND ?
       ORDER BY import_id DESC
       LIMIT ?
      """;

  private final Schema schema;
  private final String societyId;
  private final InstantSource clock;
  private Connection connection;

  public RunsImport(Schema schema, String societyId, InstantSource clock) {
    this.schema = schema;
    this.societyId = societyId;
    this.clock = clock;
    this.connection = schema.connect();
  }

  long begin(String fileName, long fileBytes) throws SQLException {
    var ids =
        sql().list(BEGIN, row -> row.getLong(1), societyId, fileName, fileBytes, now(), now());
    return ids.getFirst();
  }

  /** Those who hold the society's lock know that nobody else is at work. */
  void failBroken() throws SQLException {
    sql().run(FAIL_BROKEN, now(), societyId);
  }

  void beat(long importId, Progress progress) throws SQLException {
    var state = progress.state().code();
    var bytes = progress.bytesRead();
    sql().run(BEAT, state, bytes, progress.rows(), now(), societyId, importId);
  }

  /** Answers whether it wasn't over before. */
  boolean end(long importId, State state, Optional<Difference> difference) throws SQLException {
    var json = difference.map(Difference::json).orElse(null);
    return sql().run(END, state.code(), json, now(), now(), societyId, importId) > 0;
  }

  boolean isUndone(long importId) throws SQLException {
    return byId(importId).filter(run -> run.progress().state() == State.UNDONE).isPresent();
  }

  /** The one under way, if any; to be asked when somebody else has the lock. */
  Optional<ImportRun> underWay() throws SQLException {
    return last(1).stream().filter(run -> !run.isOver()).findFirst();
  }

  /** The last ones, newest first. */
  public List<ImportRun> last(int count) throws SQLException {
    return last(0, Long.MAX_VALUE, count);
  }

  public Optional<ImportRun> byId(long importId) throws SQLException {
    return last(importId, importId, 1).stream().findFirst();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private List<ImportRun> last(long from, long to, int count) throws SQLException {
    return sql().list(LAST, RunsImport::run, societyId, from, to, count);
  }

  private SqlImport sql() throws SQLException {
    if (connection.isClosed()) {
      connection = schema.connect();
    }
    return new SqlImport(connection);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static ImportRun run(ResultSet row) throws SQLException {
    return new ImportRun(
        row.getLong("import_id"),
        row.getString("file_name"),
        new Progress(
            Coded.of(State.class, row.getString("state")),
            row.getLong("bytes_read"),
            row.getLong("file_bytes"),
            row.getLong("rows_read")),
        Optional.ofNullable(row.getString("difference")).map(Difference::of),
        time(row, "started_at").orElseThrow(),
        time(row, "heard_at").orElseThrow(),
        time(row, "ended_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
