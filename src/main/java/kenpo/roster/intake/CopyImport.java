package kenpo.roster.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import kenpo.intake.SqlImport;
import kenpo.roster.file.Problem;
import kenpo.roster.file.RosterRow;

/** Brings a file's rows into a table by COPY, in the middle of reading. */
final class CopyImport {

  /** How a row is written. */
  interface Rows {
    void write(RosterRow row) throws IOException;
  }

  /** What hands on the rows, and answers what is wrong with the others. */
  interface Reading {
    List<Problem> read(Consumer<RosterRow> sink) throws IOException;
  }

  private final SqlImport sql;

  CopyImport(SqlImport sql) {
    this.sql = sql;
  }

  /**
   * Answers what is wrong with the file's rows.
   *
   * @param statement a COPY … FROM STDIN (FORMAT binary)
   * @throws IOException when the file can't be read
   */
  List<Problem> copy(String statement, Reading reading, Function<CopyRows, Rows> rows)
      throws SQLException, IOException {
    try (var out = sql.copy(statement)) {
      return copy(out, reading, rows);
    } catch (Broken e) {
      throw new SQLException("COPY broke off", SqlImport.stateOf(e.getCause()), e);
    }
  }

  private static List<Problem> copy(
      OutputStream out, Reading reading, Function<CopyRows, Rows> writer) throws IOException {
    var copy = new CopyRows(out);
    var rows = writer.apply(copy);
    var problems = reading.read(row -> write(() -> rows.write(row)));
    write(copy::finish);
    write(out::close);
    return problems;
  }

  private interface Write {
    void run() throws IOException;
  }

  private static void write(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new Broken(e);
    }
  }

  /** The database took no more: not to be mixed up with a file that can't be read. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(IOException cause) {
      super(cause);
    }
  }
}
