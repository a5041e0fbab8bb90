package kenpo.roster.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.intake.ImportKind;
import kenpo.intake.PulseImport;
import kenpo.intake.RunsImport;
import kenpo.intake.SqlImport;
import kenpo.roster.Entitlement;
import kenpo.roster.MatchRules;
import kenpo.roster.file.Problem;
import kenpo.roster.file.RosterFile;
import kenpo.society.Japan;
import kenpo.society.RosterFormat;

/** What an import would lead to, by one pass over the file or by two; nothing stays of it. */
final class EitherPasses {

  private static final String ROSTER =
      """
      SELECT concat_ws(' ', m.person_key, m.kind, m.kana, m.sex, m.acquired, m.lost,
                       m.employer_code, m.papers_key, m.fingerprint, m.renumbered_by, m.added_by,
                       p.number_key, p.identity_key, p.valid_from, p.valid_to)
        FROM members m
        LEFT JOIN member_identities p USING (society_id, member_id)
       UNION ALL
      SELECT 'employer ' || e::text
        FROM employers e
       ORDER BY 1
      """;

  private final RosterDesk desk;
  private final MatchRules rules = new MatchRules(RosterDesk.MATCH);

  EitherPasses(RosterDesk desk) {
    this.desk = desk;
  }

  private interface Pass {
    List<Problem> read(ReadImport reading, RosterFile file, PulseImport pulse)
        throws SQLException, IOException;
  }

  /** What one pass leads to, and what two. */
  record Both(List<String> once, List<String> twice) {}

  Both of(Path file) throws SQLException, IOException {
    try (var runs = new RunsImport(desk.schema(), ImportKind.ROSTER, "aoba", desk.clock)) {
      long id = runs.begin("either", 0);
      var pulse = new PulseImport(runs, id, 0, () -> 0, progress -> {});
      return new Both(
          would(file, pulse, id, ReadImport::once), would(file, pulse, id, ReadImport::twice));
    }
  }

  /** How many rows are staged in full when a file is read twice. */
  int staged(Path file) throws SQLException, IOException {
    try (var runs = new RunsImport(desk.schema(), ImportKind.ROSTER, "aoba", desk.clock);
        var connection = desk.schema().connect()) {
      connection.setAutoCommit(false);
      var sql = new SqlImport(connection);
      var pulse = new PulseImport(runs, runs.begin("staged", 0), 0, () -> 0, progress -> {});
      var problems =
          new ReadImport(sql, "aoba", rules, new AlikeImport(sql, rules))
              .twice(new RosterFile(file, RosterFormat.of(RosterDesk.INSURERS)), pulse);
      return problems.isEmpty() ? sql.count("SELECT count(*) FROM incoming") : -1;
    }
  }

  private List<String> would(Path path, PulseImport pulse, long id, Pass pass)
      throws SQLException, IOException {
    try (var connection = desk.schema().connect()) {
      connection.setAutoCommit(false);
      var sql = new SqlImport(connection);
      var alike = new AlikeImport(sql, rules);
      var file = new RosterFile(path, RosterFormat.of(RosterDesk.INSURERS));
      var problems =
          new ArrayList<>(pass.read(new ReadImport(sql, "aoba", rules, alike), file, pulse));
      problems.addAll(alike.duplicates());
      return problems.isEmpty()
          ? led(sql, alike, id)
          : problems.stream().map(Problem::toString).toList();
    }
  }

  private List<String> led(SqlImport sql, AlikeImport alike, long importId) throws SQLException {
    var today = Japan.today(desk.clock);
    var entitled = Entitlement.of(RosterDesk.CARRY, today);
    new MatchImport(sql, "aoba").match(today);
    var difference = new ReviewImport(sql, "aoba", entitled).difference();
    var warnings = Stream.of(alike.collisions(today), new DoubtImport(sql).doubts());
    new MergeImport(sql, "aoba", importId).merge();
    var roster = sql.list(ROSTER, row -> row.getString(1));
    return Stream.concat(
            Stream.of(
                difference.json(), difference.changes().toString(), warnings.toList().toString()),
            roster.stream())
        .toList();
  }
}
