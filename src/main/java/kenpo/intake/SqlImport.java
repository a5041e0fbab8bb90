package kenpo.intake;

import java.io.OutputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The statements of one import, on one connection and in one transaction. Blocking. */
public final class SqlImport {

  /** What becomes of a row of an answer. */
  public interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private static final String SETTINGS =
      """
      SELECT set_config(name, setting, false)
        FROM (VALUES ('work_mem', '128MB'),
                     ('temp_buffers', '64MB'),
                     ('jit', 'off'),
                     ('statement_timeout', '0'),
                     ('idle_in_transaction_session_timeout', '0'),
                     ('client_connection_check_interval', '1s')) AS ours (name, setting)
       WHERE name <> 'client_connection_check_interval'
          OR version() LIKE '%linux%'
      """;

  private final Connection connection;

  public SqlImport(Connection connection) {
    this.connection = connection;
  }

  /**
   * For statements over millions of rows; and so that PostgreSQL looks, in the middle of them too,
   * whether this process still lives.
   */
  public void tune() throws SQLException {
    list(SETTINGS, row -> row.getString(1));
  }

  /** Runs a statement and answers how many rows it touched. */
  public int run(String sql, Object... args) throws SQLException {
    try (var statement = prepared(sql, args)) {
      return statement.executeUpdate();
    }
  }

  public <T> List<T> list(String sql, Mapper<T> mapper, Object... args) throws SQLException {
    try (var statement = prepared(sql, args);
        var rows = statement.executeQuery()) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(mapper.map(rows));
      }
      return list;
    }
  }

  public int count(String sql, Object... args) throws SQLException {
    return list(sql, row -> row.getInt(1), args).getFirst();
  }

  /** What becomes of so many rows of an answer at a time. */
  public interface Batch<T> {
    void take(List<T> rows) throws SQLException;
  }

  /** Reads an answer of any length by a cursor; other statements may be run meanwhile. */
  public <T> void batches(String sql, Mapper<T> mapper, int size, Batch<T> batch, Object... args)
      throws SQLException {
    try (var statement = prepared(sql, args)) {
      statement.setFetchSize(size);
      try (var rows = statement.executeQuery()) {
        var taken = new ArrayList<T>();
        while (rows.next()) {
          taken.add(mapper.map(rows));
          if (taken.size() == size) {
            batch.take(taken);
            taken.clear();
          }
        }
        batch.take(taken);
      }
    }
  }

  /** Where the rows of a COPY … FROM STDIN go; closing it ends the COPY. */
  public OutputStream copy(String sql) throws SQLException {
    return new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql);
  }

  /** The SQLSTATE that is behind a failure; never its text, which may quote what a row says. */
  public static String stateOf(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("08000");
  }

  /** Values of one column, for {@code unnest}. */
  public Array array(String type, Stream<?> values) throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  /** The same of binary values. */
  public Array array(String type, byte[][] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  private PreparedStatement prepared(String sql, Object... args) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < args.length; i++) {
      statement.setObject(i + 1, args[i]);
    }
    return statement;
  }
}
