package kenpo.health.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import kenpo.intake.SqlImport;

/** The statements of one import about one stock's tables, as {@link Stock#sql} writes them. */
record StockSqlImport(SqlImport sql, Stock stock) {

  StockSqlImport(Connection connection, Stock stock) {
    this(new SqlImport(connection), stock);
  }

  int run(String statement, Object... args) throws SQLException {
    return sql.run(stock.sql(statement), args);
  }

  <T> List<T> list(String statement, SqlImport.Mapper<T> mapper, Object... args)
      throws SQLException {
    return sql.list(stock.sql(statement), mapper, args);
  }

  int count(String statement, Object... args) throws SQLException {
    return sql.count(stock.sql(statement), args);
  }

  <T> void batches(
      String statement,
      SqlImport.Mapper<T> mapper,
      int size,
      SqlImport.Batch<T> batch,
      Object... args)
      throws SQLException {
    sql.batches(stock.sql(statement), mapper, size, batch, args);
  }

  Array array(String type, Stream<?> values) throws SQLException {
    return sql.array(type, values);
  }

  Array array(String type, byte[][] values) throws SQLException {
    return sql.array(type, values);
  }
}
