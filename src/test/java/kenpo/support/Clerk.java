package kenpo.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import kenpo.audit.Actor;
import kenpo.db.Schema;
import kenpo.roster.intake.Imported;
import kenpo.roster.intake.RosterImport;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.roster.intake.RosterPolicy;
import kenpo.society.MatchPolicy;
import kenpo.society.RosterFormat;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.MassLoss;
import kenpo.society.Society.NumberChanged;

/** Imports rosters of the sample society while its portal runs, and takes them back. */
public final class Clerk {

  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,生年月日,区分,資格取得日,資格喪失日,旧保険者番号,旧記号,旧番号,旧枝番\n";
  private static final RosterPolicy POLICY =
      new RosterPolicy(
          "aoba",
          RosterFormat.of(List.of("06990014")),
          new MatchPolicy(true, 7, true),
          new Enrolment(true, 16, true, NumberChanged.carry),
          new MassLoss(100, 1_000_000));

  private final TestPortal portal;
  private final RosterImport rosterImport;

  public Clerk(TestPortal portal) {
    this.portal = portal;
    this.rosterImport =
        new RosterImport(new Schema(portal.database), portal.clock, Actor.SYSTEM, progress -> {});
  }

  /** A member since 2020, whose name and birth date are those of all who are made here. */
  public static String row(String number, String lost) {
    return "06990014,71-1234,%s,00,ｹﾝﾎﾟ ﾊﾅｺ,19700102,本人,20200401,%s,,,,\n".formatted(number, lost);
  }

  /** A member who had another number before. */
  public static String renumbered(String number, String earlier) {
    return "06990014,71-1234,%s,00,ｹﾝﾎﾟ ﾊﾅｺ,19700102,本人,20200401,,06990014,71-1234,%s,00\n"
        .formatted(number, earlier);
  }

  /** Answers the import's number. */
  public long apply(String... rows) {
    try {
      var file = Files.createTempFile("roster", ".csv");
      Files.writeString(file, HEADER + String.join("", rows));
      var imported = rosterImport.run(file, POLICY, Wish.APPLY);
      Files.delete(file);
      return ((Imported.Done) imported).importId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void undo(long importId) {
    try {
      if (!(rosterImport.undo(importId, POLICY, false) instanceof Imported.Undone)) {
        throw new AssertionError("not undone: " + importId);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whose papers of now have that number. */
  public long member(String number) {
    return Long.parseLong(
        portal
            .query(
                "SELECT member_id FROM members WHERE papers_key LIKE '06990014|71-1234|%s|%%'"
                    .formatted(number))
            .getFirst());
  }
}
