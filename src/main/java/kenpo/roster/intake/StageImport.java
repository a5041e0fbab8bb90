package kenpo.roster.intake;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import kenpo.intake.SqlImport;
import kenpo.roster.MatchRules;
import kenpo.roster.file.Problem;

/**
 * Brings rows of a roster file into a table of this transaction alone, in full and with the keys
 * that merging needs.
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
        earlier_number_key     text,
        earlier_key            text,
        likeness               bigint NOT NULL,
        earlier_likeness       bigint,
        again                  boolean NOT NULL
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

  /** Makes the table {@code incoming} of these rows and answers what is wrong with others. */
  List<Problem> stage(CopyImport.Reading reading) throws SQLException, IOException {
    sql.run(TABLE);
    return new CopyImport(sql).copy(COPY, reading, copy -> new StagedRows(copy, rules));
  }
}
