package kenpo.roster.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import kenpo.roster.MatchRules;
import kenpo.roster.file.Problem;
import kenpo.roster.file.RosterFile;

/**
 * Brings a roster file into a table of this transaction alone, with the keys that merging needs.
 */
final class StageImport {

  private static final String TABLE =
      """
      CREATE TEMPORARY TABLE incoming (
        line                   bigint NOT NULL,
        insurer_number         text NOT NULL,
        symbol                 text NOT NULL,
        number                 text NOT NULL,
        branch                 text,
        kana                   text NOT NULL,
        name                   text,
        birth_date             date NOT NULL,
        sex                    text,
        relation               text,
        kind                   text NOT NULL,
        acquired               date NOT NULL,
        lost                   date,
        postal_code            text,
        address                text,
        non_disclosure         boolean NOT NULL,
        employer_code          text,
        employer_name          text,
        employer_postal_code   text,
        employer_address       text,
        employer_told          boolean NOT NULL,
        earlier_insurer_number text,
        earlier_symbol         text,
        earlier_number         text,
        earlier_branch         text,
        fingerprint            uuid NOT NULL,
        number_key             text NOT NULL,
        identity_key           text NOT NULL,
        likeness               bigint NOT NULL,
        earlier_number_key     text,
        earlier_key            text,
        earlier_likeness       bigint
      ) ON COMMIT DROP
      """;

  private static final String COPY =
      "COPY incoming (" + StagedRows.COLUMNS + ") FROM STDIN (FORMAT binary)";

  private final SqlImport sql;
  private final MatchRules rules;

  StageImport(SqlImport sql, MatchRules rules) {
    this.sql = sql;
    this.rules = rules;
  }

  /**
   * Stages the file and answers what is wrong with its rows.
   *
   * @param counted runs at each row
   * @throws IOException when the file can't be read
   */
  List<Problem> stage(RosterFile file, Runnable counted) throws SQLException, IOException {
    sql.run(TABLE);
    try (var copy = sql.copy(COPY)) {
      return copy(file, copy, counted);
    } catch (Broken e) {
      throw new SQLException("COPY broke off", SqlImport.stateOf(e.getCause()), e);
    }
  }

  private List<Problem> copy(RosterFile file, OutputStream out, Runnable counted)
      throws IOException {
    var copy = new CopyRows(out);
    var staged = new StagedRows(copy, rules);
    var problems =
        file.read(
            row -> {
              write(() -> staged.write(row));
              counted.run();
            });
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
