package kenpo.roster.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kenpo.audit.Actor;
import kenpo.config.PortalConfig;
import kenpo.db.Schema;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.society.MatchPolicy;
import kenpo.society.RosterFormat;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.MassLoss;
import kenpo.society.Society.NumberChanged;
import kenpo.support.Database;
import kenpo.support.MovableClock;

/** Where a clerk of a society sits who imports its roster, and sees what the database holds. */
public final class RosterDesk {

  static final List<String> INSURERS = List.of("06990014", "63990014");
  static final MatchPolicy MATCH = new MatchPolicy(true, 7, true);
  static final Enrolment CARRY = new Enrolment(true, 16, true, NumberChanged.carry);
  static final MassLoss NO_GUARD = new MassLoss(100, 1_000_000);
  static final String HEADER = "保険者番号,記号,番号,枝番,氏名カナ,生年月日,区分,資格取得日,資格喪失日,旧保険者番号,旧記号,旧番号,旧枝番\n";

  final PortalConfig.Database database = Database.fresh();
  final MovableClock clock = new MovableClock();
  private final Path folder;
  private final RosterImport rosterImport;
  private final MassLoss guard;
  private final Enrolment enrolment;

  public RosterDesk(Path folder) {
    this(folder, NO_GUARD);
  }

  RosterDesk(Path folder, MassLoss guard) {
    this(folder, guard, CARRY);
  }

  RosterDesk(Path folder, MassLoss guard, Enrolment enrolment) {
    this.folder = folder;
    this.guard = guard;
    this.enrolment = enrolment;
    this.rosterImport = new RosterImport(schema(), clock, Actor.SYSTEM, progress -> {});
    at("2026-11-20T12:00:00+09:00");
  }

  /** A row of the file: symbol 71-12, insured, born 1980-04-01. */
  static String row(String number, String acquired, String lost) {
    return row(number, acquired, lost, "");
  }

  /** The same, who had another number before. */
  static String row(String number, String acquired, String lost, String earlier) {
    var before = earlier.isEmpty() ? ",,," : "06990014,71-12," + earlier + ",00";
    return "06990014,71-12,%s,00,ｻﾄｳ ﾊﾅｺ,19800401,本人,%s,%s,%s\n"
        .formatted(number, acquired, lost, before);
  }

  static RosterPolicy policy(String society, MatchPolicy match, MassLoss guard) {
    return policy(society, match, CARRY, guard);
  }

  static RosterPolicy policy(
      String society, MatchPolicy match, Enrolment enrolment, MassLoss guard) {
    return new RosterPolicy(society, RosterFormat.of(INSURERS), match, enrolment, guard);
  }

  Schema schema() {
    return new Schema(database);
  }

  void at(String time) {
    clock.set(OffsetDateTime.parse(time).toInstant());
  }

  Path write(String rows) {
    try {
      return Files.writeString(folder.resolve("roster.csv"), HEADER + rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Imported run(String rows) {
    return run(write(rows), "aoba", MATCH, Wish.APPLY);
  }

  Imported run(String rows, Wish wish) {
    return run(write(rows), "aoba", MATCH, wish);
  }

  /** With a header of its own. */
  public Imported runFile(String text) {
    try {
      var file = Files.writeString(folder.resolve("other.csv"), text);
      return run(file, "aoba", MATCH, Wish.APPLY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Imported run(Path file, String society, MatchPolicy match, Wish wish) {
    try {
      return rosterImport.run(file, policy(society, match, enrolment, guard), wish);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Imported undo(long importId) {
    return undo(importId, false);
  }

  Imported undo(long importId, boolean preview) {
    return undo(importId, MATCH, preview);
  }

  Imported undo(long importId, MatchPolicy match, boolean preview) {
    try {
      return rosterImport.undo(importId, policy("aoba", match, enrolment, guard), preview);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> query(String sql) {
    return Database.query(database.name(), sql);
  }

  /** Each member and his papers, as text. */
  List<String> everything() {
    return query(
        """
        SELECT m::text || coalesce(p::text, '')
          FROM members m
          LEFT JOIN member_identities p USING (society_id, member_id)
         ORDER BY 1
        """);
  }

  /** Each member: papers of now, first and last day, e.g. {@code 34 2010-04-01 2026-11-20}. */
  List<String> members() {
    return query(
        """
        SELECT concat_ws(' ', split_part(papers_key, '|', 3), acquired, lost)
          FROM members
         ORDER BY member_id
        """);
  }

  /** The papers of all: number and the days they are good for. */
  List<String> papers() {
    return query(
        """
        SELECT concat_ws(' ', m.member_id - first.member_id + 1, p.number,
                         coalesce(p.valid_from::text, '-'), p.valid_to)
          FROM members m
          JOIN member_identities p USING (society_id, member_id)
         CROSS JOIN (SELECT min(member_id) AS member_id FROM members) first
         ORDER BY m.member_id, p.number
        """);
  }

  static long id(Imported imported) {
    return ((Imported.Done) imported).importId();
  }

  static Difference difference(Imported imported) {
    return switch (imported) {
      case Imported.Done done -> done.difference();
      case Imported.Previewed previewed -> previewed.difference();
      case Imported.TooManyLost lost -> lost.difference();
      default -> throw new AssertionError(imported);
    };
  }

  /** How many people, of each change that there was. */
  static Map<RosterChange, Integer> counts(Imported imported) {
    var counts = new EnumMap<RosterChange, Integer>(RosterChange.class);
    for (var change : RosterChange.values()) {
      if (difference(imported).count(change) > 0) {
        counts.put(change, difference(imported).count(change));
      }
    }
    return counts;
  }

  static int unchanged(Imported imported) {
    return difference(imported).unchanged();
  }
}
