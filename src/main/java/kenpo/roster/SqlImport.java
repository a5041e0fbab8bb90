package kenpo.roster;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The statements of one import, on one connection and in one transaction. Blocking. */
final class SqlImport {

  /** What becomes of a row of an answer. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  SqlImport(Connection connection) {
    this.connection = connection;
  }

  /** Runs a statement and answers how many rows it touched. */
  int run(String sql, Object... args) throws SQLException {
    try (var statement = prepared(sql, args)) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> list(String sql, Mapper<T> mapper, Object... args) throws SQLException {
    try (var statement = prepared(sql, args);
        var rows = statement.executeQuery()) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(mapper.map(rows));
      }
      return list;
    }
  }

  int count(String sql, Object... args) throws SQLException {
    return list(sql, row -> row.getInt(1), args).getFirst();
  }

  /** Where the lines of a COPY … FROM STDIN go; closing it ends the COPY. */
  Writer copy(String sql) throws SQLException, IOException {
    var postgres = connection.unwrap(PGConnection.class);
    return new OutputStreamWriter(new PGCopyOutputStream(postgres, sql), StandardCharsets.UTF_8);
  }

  private PreparedStatement prepared(String sql, Object... args) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < args.length; i++) {
      statement.setObject(i + 1, args[i]);
    }
    return statement;
  }
}
