package kenpo.health.intake;

import static kenpo.health.intake.CheckupDesk.counts;
import static kenpo.health.intake.CheckupDesk.doc;
import static kenpo.health.intake.CheckupDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.health.Examinee;
import kenpo.roster.Sex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a checkup is: somebody's who was a member on its day, and nobody's in doubt. */
class CheckupMatchTest {

  @TempDir private Path folder;
  private CheckupDesk desk;

  @BeforeEach
  void open() {
    desk = new CheckupDesk(folder);
  }

  private static Examinee who(String symbol, String number, String branch, String kana) {
    return new Examinee(
        "06990014",
        symbol,
        number,
        Optional.of(branch).filter(text -> !text.isEmpty()),
        kana,
        LocalDate.of(1980, 4, 1),
        Sex.FEMALE);
  }

  private String reason(CheckupDesk.Doc document) {
    var result = desk.run(document);
    assertThat(counts(result)).containsExactly(0L, 0L, 0L, 1L, 0L);
    return desk.reasons(result).getFirst().replace("h1.xml unmatched checkups.unmatched.", "");
  }

  private void isFound(CheckupDesk.Doc document) {
    assertThat(counts(desk.run(document)).getFirst()).isEqualTo(1);
  }

  @Test
  void papersAreComparedAsAtRegistration() {
    desk.roster(row("1"));
    isFound(doc("1").of(who("９９-71", "0000001", "", "ｻﾄｳﾊﾅｺ")));
  }

  @Test
  void whatDiffersIsTold() {
    desk.roster(row("1"));
    assertThat(reason(doc("2"))).isEqualTo("no_identity");
    assertThat(reason(doc("1").of(who("72", "1", "00", "サトウ ハナコ")))).isEqualTo("symbol_differs");
    assertThat(reason(doc("1").of(who("71", "1", "01", "サトウ ハナコ")))).isEqualTo("branch_differs");
    assertThat(reason(doc("1").of(who("71", "1", "00", "サトウ タロウ")))).isEqualTo("name_differs");
    assertThat(reason(doc("1").of(who("71", "1", "00", "サトー ハナコ")))).isEqualTo("name_differs");
    assertThat(reason(doc("1").of(who("71", "1", "00", "サトウ ハナコー")))).isEqualTo("name_almost");
  }

  @Test
  void anotherSexIsAnotherPersonUnlessTheRosterDoesNotSay() {
    desk.roster(row("1"));
    var her = doc("1").examinee();
    var him =
        new Examinee(
            her.insurerNumber(),
            her.symbol(),
            her.number(),
            her.branch(),
            her.kana(),
            her.birthDate(),
            Sex.MALE);
    assertThat(reason(doc("1").of(him))).isEqualTo("sex_differs");
    desk.execute("UPDATE members SET sex = NULL");
    isFound(doc("1").of(him));
  }

  @Test
  void withoutABranchTwoWhoFitAreOneTooMany() {
    desk.roster(row("1") + row("1", "01", "ｻﾄｳ ﾊﾅｺ", "20100401", ""));
    assertThat(reason(doc("1").of(who("71", "1", "", "サトウ ハナコ")))).isEqualTo("two_fit");
    isFound(doc("1").of(who("71", "1", "01", "サトウ ハナコ")));
  }

  @Test
  void whoHasLeftSinceIsFoundForTheDaysBefore() {
    desk.roster(row("1", "00", "ｻﾄｳ ﾊﾅｺ", "20100401", "20260601"));
    assertThat(reason(doc("1"))).isEqualTo("not_a_member_then");
    isFound(doc("1").on("2026-05-31"));
    assertThat(reason(doc("1").on("2010-03-31"))).isEqualTo("not_a_member_then");
    isFound(doc("1").on("2010-04-01"));
  }

  @Test
  void numbersOfBeforeAndAfterAreBothGoodWhereThereWasNoGap() {
    desk.roster(row("1"));
    desk.roster("06990014,71,11,00,ｻﾄｳ ﾊﾅｺ,19800401,2,本人,20260601,,06990014,71,1,00\n");
    isFound(doc("1"));
    isFound(doc("11").on("2026-05-31"));
    isFound(doc("1").on("2010-04-01"));
    assertThat(reason(doc("11").on("2010-03-31"))).isEqualTo("not_a_member_then");
    assertThat(desk.query("SELECT DISTINCT member_id::text FROM checkups")).hasSize(1);
  }

  @Test
  void whoseFormerNumberHasNoFirstDayIsFoundForAllDaysBeforeTheOtherOne() {
    desk.roster("06990014,71,11,00,ｻﾄｳ ﾊﾅｺ,19800401,2,本人,20100401,,06990014,71,1,00\n");
    isFound(doc("1").on("1995-06-01"));
    isFound(doc("11").on("2010-03-31"));
    assertThat(reason(doc("1").on("2010-04-01").of(who("71", "2", "00", "サトウ ハナコ"))))
        .isEqualTo("no_identity");
  }

  @Test
  void afterAGapTheDaysBeforeBelongToTheFormerMembership() {
    desk.roster(
        row("1", "00", "ｻﾄｳ ﾊﾅｺ", "20100401", "20200401")
            + row("1", "00", "ｻﾄｳ ﾊﾅｺ", "20220401", ""));
    isFound(doc("1"));
    isFound(doc("1").on("2019-06-01"));
    assertThat(reason(doc("1").on("2021-06-01"))).isEqualTo("not_a_member_then");
    assertThat(desk.query("SELECT DISTINCT member_id::text FROM checkups")).hasSize(2);
  }

  @Test
  void aNeighbouringSocietysMemberIsNeverFound() {
    desk.roster(row("1"));
    desk.execute(
        """
        INSERT INTO rosters (society_id, match_rules, imported_at)
        SELECT 'minato', match_rules, imported_at FROM rosters
        """);
    var all = java.util.List.of(doc("1").sound("h1.xml"));
    var result =
        desk.run(
            path -> new CheckupDesk.Listed(all, document -> {}),
            CheckupDesk.policy("minato"),
            false);
    assertThat(counts(result)).containsExactly(0L, 0L, 0L, 1L, 0L);
  }
}
