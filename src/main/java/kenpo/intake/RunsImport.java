package kenpo.intake;

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
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;

/**
 * The rows that tell how each import of a society goes. Each is written at once, on a connection of
 * its own, which is made anew when it breaks. Blocking.
 */
public final class RunsImport implements AutoCloseable {

  private static final String BEGIN =
      """
      INSERT INTO %s (society_id, state, file_name, file_bytes, started_at, heard_at)
      VALUES (?, 'reading', ?, ?, ?, ?)
      RETURNING import_id
      """;

  private static final String BEAT =
      """
      UPDATE %s
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
      UPDATE %s
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
      UPDATE %s
         SET state = 'failed',
             ended_at = ?
       WHERE society_id = ?
         AND ended_at IS NULL
      """;

  private static final String LAST =
      """
      SELECT import_id, file_name, state, bytes_read, file_bytes, rows_read, difference,
             started_at, heard_at, ended_at
        FROM %s
       WHERE society_id = ?
         AND import_id BETWEEN ? AND ?
       ORDER BY import_id DESC
       LIMIT ?
      """;

  private final Schema schema;
  private final ImportKind kind;
  private final String societyId;
  private final InstantSource clock;
  private Connection connection;

  public RunsImport(Schema schema, ImportKind kind, String societyId, InstantSource clock) {
    this.schema = schema;
    this.kind = kind;
    this.societyId = societyId;
    this.clock = clock;
    this.connection = schema.connect();
  }

  public long begin(String fileName, long fileBytes) throws SQLException {
    var ids =
        sql()
            .list(ours(BEGIN), row -> row.getLong(1), societyId, fileName, fileBytes, now(), now());
    return ids.getFirst();
  }

  /** Those who hold the society's lock know that nobody else is at work. */
  public void failBroken() throws SQLException {
    sql().run(ours(FAIL_BROKEN), now(), societyId);
  }

  public void beat(long importId, Progress progress) throws SQLException {
    var state = progress.state().code();
    var bytes = progress.bytesRead();
    sql().run(ours(BEAT), state, bytes, progress.rows(), now(), societyId, importId);
  }

  /** Answers whether it wasn't over before. */
  public boolean end(long importId, State state, Optional<String> counts) throws SQLException {
    return sql()
            .run(ours(END), state.code(), counts.orElse(null), now(), now(), societyId, importId)
        > 0;
  }

  public boolean isUndone(long importId) throws SQLException {
    return byId(importId).filter(run -> run.progress().state() == State.UNDONE).isPresent();
  }

  /** The one under way, if any; to be asked when somebody else has the lock. */
  public Optional<ImportRun> underWay() throws SQLException {
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
    return sql().list(ours(LAST), RunsImport::run, societyId, from, to, count);
  }

  ImportKind kind() {
    return kind;
  }

  private String ours(String sql) {
    return sql.formatted(kind.runs());
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
        Optional.ofNullable(row.getString("difference")),
        time(row, "started_at").orElseThrow(),
        time(row, "heard_at").orElseThrow(),
        time(row, "ended_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
