package kenpo.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        number_key             text NOT NULL,
        symbol_key             text NOT NULL,
        identity_key           text NOT NULL,
        branchless_key         text NOT NULL,
        kana                   text NOT NULL,
        kana_key               text NOT NULL,
        name                   text,
        birth_date             date NOT NULL,
        sex                    text,
        relation               text,
        kind                   text NOT NULL,
        acquired               date NOT NULL,
        lost                   date,
        earlier_insurer_number text,
        earlier_symbol         text,
        earlier_number         text,
        earlier_branch         text,
        earlier_number_key     text,
        earlier_symbol_key     text,
        earlier_key            text,
        member_id              bigint,
        state                  text NOT NULL DEFAULT 'unchanged'
      ) ON COMMIT DROP
      """;

  private static final String COPY =
      """
      COPY incoming (
        line, insurer_number, symbol, number, branch, number_key, symbol_key, identity_key,
        branchless_key, kana, kana_key, name, birth_date, sex, relation, kind, acquired, lost,
        earlier_insurer_number, earlier_symbol, earlier_number, earlier_branch,
        earlier_number_key, earlier_symbol_key, earlier_key)
      FROM STDIN
      """;

  private static final String DUPLICATES =
      """
      SELECT min(line) AS first, max(line) AS last
        FROM incoming
       GROUP BY identity_key
      HAVING count(*) > 1
       ORDER BY min(line)
       LIMIT 100
      """;

  private final SqlImport sql;
  private final MatchRules rules;

  StageImport(SqlImport sql, MatchRules rules) {
    this.sql = sql;
    this.rules = rules;
  }

  /** Stages the file and answers what is wrong with it, its rows one by one and taken together. */
  List<Problem> stage(RosterFile file) throws SQLException, IOException {
    sql.run(TABLE);
    var problems = new ArrayList<Problem>();
    try (var copy = sql.copy(COPY)) {
      problems.addAll(file.read(row -> write(copy, row)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    problems.addAll(duplicates());
    sql.run("ANALYZE incoming");
    return problems;
  }

  private List<Problem> duplicates() throws SQLException {
    return sql.list(
        DUPLICATES,
        row -> Problem.of(row.getLong("last"), "", "row.twice", row.getString("first")));
  }

  private void write(Writer copy, RosterRow row) {
    try {
      copy.write(line(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line(RosterRow row) {
    var papers = row.papers();
    var earlier = row.earlier();
    return line(
        row.line(),
        papers.insurerNumber(),
        papers.symbol(),
        papers.number(),
        papers.branch(),
        rules.numberKey(papers.number()),
        rules.symbolKey(papers.symbol()),
        papers.identityKey(row.birthDate(), row.kana()),
        papers.withoutBranch().identityKey(row.birthDate(), row.kana()),
        row.kana(),
        Kana.key(row.kana()),
        row.name(),
        row.birthDate(),
        row.sex().map(Sex::code),
        row.relation(),
        row.kind().code(),
        row.acquired(),
        row.lost(),
        earlier.map(Papers::insurerNumber),
        earlier.map(Papers::symbol),
        earlier.map(Papers::number),
        earlier.flatMap(Papers::branch),
        earlier.map(Papers::number).map(rules::numberKey),
        earlier.map(Papers::symbol).map(rules::symbolKey),
        earlier.map(before -> before.identityKey(row.birthDate(), row.kana())));
  }

  private static String line(Object... values) {
    return Arrays.stream(values)
        .map(StageImport::field)
        .collect(Collectors.joining("\t", "", "\n"));
  }

  /** COPY's text format: no control characters come this far, so only its escape is escaped. */
  private static String field(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(StageImport::field).orElse("\\N");
      default -> value.toString().replace("\\", "\\\\");
    };
  }
}
