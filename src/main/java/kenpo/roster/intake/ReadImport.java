package kenpo.roster.intake;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import kenpo.intake.ImportRun.State;
import kenpo.intake.PulseImport;
import kenpo.intake.SqlImport;
import kenpo.roster.MatchRules;
import kenpo.roster.file.Problem;
import kenpo.roster.file.RosterFile;
import kenpo.roster.file.RosterRow;

/**
 * Reads a file into the tables that are compared. While there is no roster yet, all rows are staged
 * at once; else the file is read twice: first for what tells its rows apart, then for those rows
 * alone that are to be looked at, which mostly are few.
 */
final class ReadImport {

  private static final String MEMBERS =
      """
      SELECT count(*)
        FROM (SELECT FROM members WHERE society_id = ? LIMIT 1) any_of_them
      """;

  private final SqlImport sql;
  private final String societyId;
  private final AlikeImport alike;
  private final MarkImport marks;
  private final StageImport stage;

  ReadImport(SqlImport sql, String societyId, MatchRules rules, AlikeImport alike) {
    this.sql = sql;
    this.societyId = societyId;
    this.alike = alike;
    this.marks = new MarkImport(sql, societyId, rules);
    this.stage = new StageImport(sql, rules);
  }

  /**
   * Makes the tables {@code incoming}, {@code marks}, {@code alike} and {@code open}, and answers
   * what is wrong with the file's rows.
   *
   * @throws IOException when the file can't be read
   */
  List<Problem> read(RosterFile file, PulseImport pulse) throws SQLException, IOException {
    return sql.count(MEMBERS, societyId) == 0 ? once(file, pulse) : twice(file, pulse);
  }

  List<Problem> once(RosterFile file, PulseImport pulse) throws SQLException, IOException {
    var problems = stage.stage(sink -> file.read(counted(sink, pulse)));
    if (problems.isEmpty()) {
      pulse.enter(State.COMPARING);
      marks.ofStaged();
      alike.find();
      marks.allOpen();
    }
    return problems;
  }

  List<Problem> twice(RosterFile file, PulseImport pulse) throws SQLException, IOException {
    var problems = marks.mark(sink -> file.read(counted(sink, pulse)));
    if (!problems.isEmpty()) {
      return problems;
    }
    pulse.enter(State.COMPARING);
    alike.find();
    var lines = marks.open();
    return stage.stage(
        sink ->
            lines.isEmpty()
                ? List.of()
                : file.read(line -> lines.get(Math.toIntExact(line)), sink));
  }

  private static Consumer<RosterRow> counted(Consumer<RosterRow> sink, PulseImport pulse) {
    return row -> {
      sink.accept(row);
      pulse.row();
    };
  }
}
