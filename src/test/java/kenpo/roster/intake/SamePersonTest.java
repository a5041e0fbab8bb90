package kenpo.roster.intake;

import static kenpo.roster.intake.RosterChange.ADDED;
import static kenpo.roster.intake.RosterChange.CHANGED;
import static kenpo.roster.intake.RosterChange.LOST;
import static kenpo.roster.intake.RosterChange.RENUMBERED;
import static kenpo.roster.intake.RosterChange.RETURNED;
import static kenpo.roster.intake.RosterDesk.counts;
import static kenpo.roster.intake.RosterDesk.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is the same member as before, whatever of his papers the file writes otherwise. */
class SamePersonTest {

  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,性別,生年月日,区分,資格取得日,資格喪失日,旧保険者番号,旧記号,旧番号,旧枝番\n";

  @TempDir private Path folder;
  private RosterDesk desk;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
  }

  /** A row of somebody born on one day, as the fields of it that matter here. */
  private record Row(
      String number,
      String branch,
      String kana,
      String sex,
      String acquired,
      String lost,
      String earlier,
      String earlierBranch) {

    static Row of(String number, String branch, String kana, String sex) {
      return new Row(number, branch, kana, sex, "20200401", "", "", "");
    }

    Row acquired(String day) {
      return new Row(number, branch, kana, sex, day, lost, earlier, earlierBranch);
    }

    Row lost(String day) {
      return new Row(number, branch, kana, sex, acquired, day, earlier, earlierBranch);
    }

    Row earlier(String other, String otherBranch) {
      return new Row(number, branch, kana, sex, acquired, lost, other, otherBranch);
    }

    Row kana(String other) {
      return new Row(number, branch, other, sex, acquired, lost, earlier, earlierBranch);
    }

    String text() {
      var before = earlier.isEmpty() ? ",,," : "06990014,71-12," + earlier + "," + earlierBranch;
      return String.join(
              ",",
              List.of(
                  "06990014,71-12",
                  number,
                  branch,
                  kana,
                  sex,
                  "19800401,本人",
                  acquired,
                  lost,
                  before))
          + "\n";
    }
  }

  private Imported run(Row... rows) {
    var text = new StringBuilder(HEADER);
    Stream.of(rows).map(Row::text).forEach(text::append);
    // So that no file is without one.
    text.append("06990014,71-12,99,00,ﾀﾅｶ ｼﾞﾛｳ,1,19700401,本人,20200401,,,,,\n");
    return desk.runFile(text.toString());
  }

  /** Number, branch, name and last day of each member. */
  private List<String> members() {
    return desk.query(
        """
        SELECT concat_ws(' ', split_part(papers_key, '|', 3), split_part(papers_key, '|', 4), kana,
                         lost)
          FROM members
         WHERE birth_date = '1980-04-01'
         ORDER BY member_id
        """);
  }

  private List<String> warnings(Imported imported) {
    var warnings = new ArrayList<String>();
    for (var warning : ((Imported.Done) imported).warnings()) {
      warnings.add(warning.key() + " " + warning.line());
    }
    return warnings;
  }

  private static final Row HANAKO = Row.of("1", "00", "ｻﾄｳ ﾊﾅｺ", "2");

  @Test
  void withoutABranchAnotherNameIsTheSameMemberIfNobodyElseComesIntoQuestion() {
    var single = Row.of("1", "", "ｻﾄｳ ﾊﾅｺ", "2");
    run(single);
    assertThat(counts(run(single.kana("ｽｽﾞｷ ﾊﾅｺ")))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(members()).containsExactly("1 スズキハナコ ｽｽﾞｷ ﾊﾅｺ");
    assertThat(desk.papers()).containsExactly("1 1 2020-04-01", "2 99 2020-04-01");
    assertThat(unchanged(run(single.kana("ｽｽﾞｷ ﾊﾅｺ")))).isEqualTo(2);
  }

  @Test
  void withoutABranchAMisspeltGivenNameIsWarnedOfAndAnotherNameIsSomebodyElse() {
    run(Row.of("1", "", "ｻﾄｳ ﾊﾅｺ", "2"));
    var imported = run(Row.of("1", "", "ｻﾄｳ ﾊﾅｴ", "2"));
    assertThat(counts(imported)).isEqualTo(Map.of(CHANGED, 1));
    assertThat(warnings(imported)).containsExactly("row.other-name 2");
    assertThat(counts(run(Row.of("1", "", "ｽｽﾞｷ ﾊﾙｺ", "2")))).isEqualTo(Map.of(ADDED, 1, LOST, 1));
  }

  @Test
  void withoutABranchAnotherNameAndSexAreSomebodyElse() {
    run(Row.of("1", "", "ｻﾄｳ ﾊﾅｺ", "2"));
    assertThat(counts(run(Row.of("1", "", "ｻﾄｳ ﾀﾛｳ", "1")))).isEqualTo(Map.of(ADDED, 1, LOST, 1));
  }

  @Test
  void twinsWithoutABranchAreKnownByTheirNamesAndNeverGuessed() {
    var ichiro = Row.of("1", "", "ｻﾄｳ ｲﾁﾛｳ", "1");
    var jiro = Row.of("1", "", "ｻﾄｳ ｼﾞﾛｳ", "1");
    run(ichiro, jiro);
    assertThat(counts(run(ichiro, jiro.kana("ｽｽﾞｷ ｼﾞﾛｳ")))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(counts(run(ichiro.kana("ﾀﾅｶ ｲﾁﾛｳ"), jiro.kana("ﾀﾅｶ ｼﾞﾛｳ"))))
        .isEqualTo(Map.of(CHANGED, 2));
    assertThat(members()).containsExactly("1 タナカイチロウ ﾀﾅｶ ｲﾁﾛｳ", "1 タナカジロウ ﾀﾅｶ ｼﾞﾛｳ");
    assertThat(counts(run(ichiro.kana("ﾀﾅｶ ｻﾌﾞﾛｳ"), jiro.kana("ﾀﾅｶ ｼﾛｳ"))))
        .isEqualTo(Map.of(ADDED, 2, LOST, 2));
  }

  @Test
  void aBranchThatComesOrGoesIsTheSameMember() {
    var without = Row.of("1", "", "ｻﾄｳ ﾊﾅｺ", "2");
    run(HANAKO);
    assertThat(counts(run(without))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(counts(run(HANAKO))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(counts(run(without))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(desk.papers()).containsExactly("1 1 2020-04-01", "2 99 2020-04-01");
  }

  @Test
  void aBranchAndANewNameAtOnceAreTheSameMember() {
    run(Row.of("1", "", "ｻﾄｳ ﾊﾅｺ", "2"));
    assertThat(counts(run(HANAKO.kana("ｽｽﾞｷ ﾊﾅｺ")))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(members()).containsExactly("1 0 ｽｽﾞｷ ﾊﾅｺ");
  }

  @Test
  void anotherBranchOfTheSameNameIsTheSameMember() {
    run(HANAKO);
    assertThat(counts(run(Row.of("1", "02", "ｻﾄｳ ﾊﾅｺ", "2")))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(members()).containsExactly("1 2 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void twinsWhoseBranchesAreExchangedKeepTheirOwn() {
    run(Row.of("1", "01", "ｻﾄｳ ｲﾁﾛｳ", "1"), Row.of("1", "02", "ｻﾄｳ ﾊﾅｺ", "2"));
    run(Row.of("1", "02", "ｻﾄｳ ｲﾁﾛｳ", "1"), Row.of("1", "01", "ｻﾄｳ ﾊﾅｺ", "2"));
    assertThat(members()).containsExactly("1 2 ｻﾄｳ ｲﾁﾛｳ", "1 1 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void anotherSurnameWithoutKanjiAndAnotherGivenNameAreWarnedOf() {
    run(HANAKO);
    assertThat(warnings(run(HANAKO.kana("ｽｽﾞｷ ﾊﾅｺ")))).containsExactly("row.other-surname 2");
    assertThat(warnings(run(HANAKO.kana("ｽｽﾞｷ ﾊﾅｴ")))).containsExactly("row.other-name 2");
    assertThat(members()).containsExactly("1 0 ｽｽﾞｷ ﾊﾅｴ");
  }

  @Test
  void whoeverTakesANumberOverDoesNotTakeTheMemberOver() {
    run(HANAKO);
    var other = Row.of("1", "00", "ﾔﾏﾀﾞ ﾕｷ", "2");
    assertThat(counts(run(other))).isEqualTo(Map.of(ADDED, 1, LOST, 1));
    var twin = Row.of("1", "00", "ﾔﾏﾀﾞ ﾏｷ", "2").acquired("20261101");
    assertThat(counts(run(twin))).isEqualTo(Map.of(ADDED, 1, LOST, 1));
    var late = new RosterDesk(folder);
    desk = late;
    run(HANAKO.lost("20261101"));
    assertThat(counts(run(other.acquired("20261101")))).isEqualTo(Map.of(ADDED, 1));
  }

  @Test
  void membersWhoseNumbersArePermutedKeepTheirOwn() {
    var yuki = Row.of("5", "00", "ﾔﾏﾀﾞ ﾕｷ", "2");
    var hana = Row.of("9", "00", "ｻﾄｳ ﾊﾅｺ", "2");
    run(yuki, hana);
    run(
        Row.of("77", "00", "ﾔﾏﾀﾞ ﾕｷ", "2").earlier("5", "00"),
        Row.of("5", "00", "ｻﾄｳ ﾊﾅｺ", "2").earlier("9", "00"));
    assertThat(members()).containsExactly("77 0 ﾔﾏﾀﾞ ﾕｷ", "5 0 ｻﾄｳ ﾊﾅｺ");
    run(
        Row.of("5", "00", "ﾔﾏﾀﾞ ﾕｷ", "2").earlier("77", "00"),
        Row.of("77", "00", "ｻﾄｳ ﾊﾅｺ", "2").earlier("5", "00"));
    assertThat(members()).containsExactly("5 0 ﾔﾏﾀﾞ ﾕｷ", "77 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void papersOfBeforeGiveAMemberToNobodyOfAnotherName() {
    run(Row.of("5", "00", "ﾔﾏﾀﾞ ﾕｷ", "2"));
    run(Row.of("77", "00", "ﾔﾏﾀﾞ ﾕｷ", "2").earlier("5", "00"));
    var other = Row.of("5", "00", "ｻﾄｳ ﾕｷ", "2").acquired("20261101");
    assertThat(counts(run(other))).isEqualTo(Map.of(ADDED, 1, LOST, 1));
  }

  @Test
  void earlierPapersThatSomebodyElseHasAreNotLinked() {
    run(HANAKO);
    var mistyped = Row.of("2", "00", "ﾔﾏﾀﾞ ﾕｷ", "2").acquired("20261001").earlier("1", "00");
    run(HANAKO, mistyped);
    assertThat(desk.papers()).contains("3 2 2026-10-01").noneMatch(it -> it.startsWith("3 1"));
    desk = new RosterDesk(folder);
    run(HANAKO.lost("20261001"), mistyped.kana("ｻﾄｳ ﾊﾅｺ").acquired("20261102").earlier("1", ""));
    assertThat(desk.papers()).noneMatch(it -> it.startsWith("2 1 "));
  }

  @Test
  void aNewNameOrWidthLaterOrAtOnceKeepsTheTwoRowsOfOnePersonTogether() {
    run(HANAKO);
    var ended = HANAKO.lost("20261001");
    var next = Row.of("2", "00", "サトウ　ハナコ", "2").acquired("20261001").earlier("1", "00");
    assertThat(counts(run(ended, next))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(counts(run(ended, next.kana("ｽｽﾞｷ ﾊﾅｺ")))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(members()).containsExactly("2 0 ｽｽﾞｷ ﾊﾅｺ");
  }

  @Test
  void aRowThatIsStillOpenBesideTheNextOneIsTheSamePerson() {
    run(HANAKO);
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001").earlier("1", "00");
    assertThat(counts(run(HANAKO, next))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(counts(run(HANAKO.lost("20261001"), next))).isEmpty();
    assertThat(counts(run(next))).isEmpty();
    assertThat(members()).containsExactly("2 0 ｻﾄｳ ﾊﾅｺ");
    assertThat(counts(run(HANAKO.earlier("2", "00"), next))).isEmpty();
  }

  @Test
  void ofTwoRowsThatNameTheSamePapersTheOneInForceHasTheMember() {
    run(HANAKO);
    var ended = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20260901").lost("20261001");
    var next = Row.of("3", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001");
    run(ended.earlier("1", "00"), next.earlier("1", "00"));
    assertThat(members().getFirst()).isEqualTo("3 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void anEndedRowAndTheNextWithAnotherBranchAreOneMember() {
    run(HANAKO);
    var next = Row.of("1", "01", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001");
    assertThat(counts(run(HANAKO.lost("20261001"), next))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(members()).containsExactly("1 1 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void whoNeverWasAMemberIsOutdoneByWhoIs() {
    run(HANAKO);
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261201");
    run(HANAKO, next);
    run(HANAKO);
    assertThat(counts(run(HANAKO))).isEmpty();
    desk.at("2026-12-02T09:00:00+09:00");
    assertThat(counts(run(next.earlier("1", "00")))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(members().getFirst()).isEqualTo("2 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void whoIsInTheFileAndOpenLosesHisMemberToNobodyOfAnotherSurname() {
    var kaoru = Row.of("1", "00", "ﾔﾏﾀﾞ ｶｵﾙ", "2");
    run(kaoru);
    run(kaoru, Row.of("2", "00", "ｻﾄｳ ｶｵﾙ", "2").acquired("20261001").earlier("1", "00"));
    assertThat(members()).containsExactly("1 0 ﾔﾏﾀﾞ ｶｵﾙ", "2 0 ｻﾄｳ ｶｵﾙ");
    var maria = Row.of("5", "02", "ﾏﾘｱ ｼﾙﾊﾞ", "2");
    run(maria);
    run(maria, Row.of("6", "00", "ｱﾅ ｼﾙﾊﾞ", "2").acquired("20261001").earlier("5", ""));
    assertThat(members()).contains("5 2 ﾏﾘｱ ｼﾙﾊﾞ", "6 0 ｱﾅ ｼﾙﾊﾞ");
  }

  @Test
  void twoWhoAreMembersEachByHimselfStayTwo() {
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001");
    run(HANAKO, next);
    assertThat(counts(run(HANAKO, next.earlier("1", "00")))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(members()).containsExactlyInAnyOrder("1 0 ｻﾄｳ ﾊﾅｺ", "2 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void theNextRowIsTheOneThatNamesTheOtherWhicheverEndsFirst() {
    run(HANAKO);
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001").earlier("1", "00");
    run(HANAKO, next.lost("20281001"));
    assertThat(members()).containsExactly("2 0 ｻﾄｳ ﾊﾅｺ 2028-10-01");
    run(HANAKO, next.lost("20261115"));
    assertThat(members()).containsExactly("2 0 ｻﾄｳ ﾊﾅｺ 2026-11-15");
    desk = new RosterDesk(folder);
    run(HANAKO);
    run(next.acquired("20200401"), HANAKO);
    assertThat(members()).containsExactly("2 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void aRowInForceComesBeforeOneOfADayToCome() {
    run(HANAKO);
    var later = Row.of("3", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261201").earlier("1", "00");
    run(later, Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001").earlier("1", "00"));
    assertThat(members().getFirst()).isEqualTo("2 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void aLossAtTheEndOfWhatFollowsIsKept() {
    run(HANAKO);
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261201").earlier("1", "00");
    run(HANAKO.lost("20261201"), next.lost("20261215"));
    assertThat(members()).containsExactly("1 0 ｻﾄｳ ﾊﾅｺ 2026-12-15");
  }

  @Test
  void rowsPutAsideTwiceAreCountedOnce() {
    var next = Row.of("1", "01", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001").earlier("1", "00");
    assertThat(unchanged(run(HANAKO.lost("20261001"), next))).isZero();
  }

  @Test
  void aBarInANameOrADashAsABranchChangesNothing() {
    run(Row.of("1", "－", "ｻﾄｳ|ﾊﾅｺ", "2"));
    assertThat(counts(run(Row.of("1", "00", "ｻﾄｳ|ﾊﾅｺ", "2")))).isEqualTo(Map.of(CHANGED, 1));
  }

  @Test
  void anotherNameAndSexUnderTheSamePapersAreSomebodyElse() {
    run(HANAKO);
    assertThat(counts(run(Row.of("1", "00", "ｻﾄｳ ﾀﾛｳ", "1")))).isEqualTo(Map.of(ADDED, 1, LOST, 1));
    assertThat(members()).containsExactly("1 0 ｻﾄｳ ﾊﾅｺ 2026-11-20", "1 0 ｻﾄｳ ﾀﾛｳ");
  }

  @Test
  void anEarlierNumberOfSomebodyWithAnotherGivenNameIsNotBelieved() {
    run(HANAKO);
    var mistyped = Row.of("2", "00", "ﾔﾏﾀﾞ ﾊﾙｺ", "2").earlier("1", "00");
    assertThat(counts(run(mistyped))).isEqualTo(Map.of(ADDED, 1, LOST, 1));
    assertThat(counts(run(HANAKO, mistyped))).isEqualTo(Map.of(RETURNED, 1));
  }

  @Test
  void anEarlierNumberIsFoundWithWhateverBranchThereWas() {
    run(HANAKO);
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").earlier("1", "");
    assertThat(counts(run(next))).isEqualTo(Map.of(RENUMBERED, 1));
    var third = Row.of("3", "05", "ｻﾄｳ ﾊﾅｺ", "2").earlier("2", "05");
    assertThat(counts(run(third))).isEqualTo(Map.of(RENUMBERED, 1));
    var fourth = Row.of("4", "", "ｽｽﾞｷ ﾊﾅｺ", "2").earlier("3", "");
    assertThat(counts(run(fourth))).isEqualTo(Map.of(RENUMBERED, 1));
    var fifth = Row.of("5", "01", "ｽｽﾞｷ ﾊﾅｺ", "2").earlier("4", "01");
    assertThat(counts(run(fifth))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(members()).containsExactly("5 1 ｽｽﾞｷ ﾊﾅｺ");
  }

  @Test
  void whoseEndedAndNextMembershipAreBothThereIsOneMemberUnderTheNext() {
    run(HANAKO);
    var ended = HANAKO.lost("20261001");
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001").earlier("1", "00");
    var imported = run(ended, next);
    assertThat(counts(imported)).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(unchanged(imported)).isEqualTo(1);
    assertThat(warnings(imported)).isEmpty();
    assertThat(members()).containsExactly("2 0 ｻﾄｳ ﾊﾅｺ");
    assertThat(desk.papers())
        .containsExactly("1 1 2020-04-01 2026-10-01", "1 2 2026-10-01", "2 99 2020-04-01");
    assertThat(counts(run(ended, next))).isEmpty();
    assertThat(counts(run(next))).isEmpty();
  }

  @Test
  void threeMembershipsWithoutAGapAreOneMember() {
    run(HANAKO);
    var second = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20260401").earlier("1", "00");
    var third = Row.of("3", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001").earlier("2", "00");
    assertThat(counts(run(HANAKO.lost("20260401"), second.lost("20261001"), third)))
        .isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(members()).containsExactly("3 0 ｻﾄｳ ﾊﾅｺ");
    assertThat(desk.papers())
        .containsExactly(
            "1 1 2020-04-01 2026-04-01",
            "1 2 2026-04-01 2026-10-01",
            "1 3 2026-10-01",
            "2 99 2020-04-01");
  }

  @Test
  void aLossThatIsKnownAlreadyIsNoGapWhenARowBetweenFillsIt() {
    run(HANAKO.lost("20260401"));
    var second = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20260401").earlier("1", "00");
    var third = Row.of("3", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261001").earlier("2", "00");
    assertThat(counts(run(HANAKO.lost("20260401"), second.lost("20261001"), third)))
        .isEqualTo(Map.of(RETURNED, 1));
    assertThat(members()).containsExactly("3 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void aRowOfADayToComeLeavesTheMemberAsIsUntilThen() {
    run(HANAKO);
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261201").earlier("1", "00");
    var imported = run(next);
    assertThat(counts(imported)).isEmpty();
    assertThat(warnings(imported)).containsExactly("row.ahead 2");
    assertThat(members()).containsExactly("1 0 ｻﾄｳ ﾊﾅｺ");
    desk.at("2026-12-01T00:00:00+09:00");
    assertThat(counts(run(next))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(members()).containsExactly("2 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void aLossIsNoneWhenTheFileHasWhatFollowsWithoutAGap() {
    run(HANAKO);
    var ending = HANAKO.lost("20261201");
    var next = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2").acquired("20261201").earlier("1", "00");
    var both = run(ending, next);
    assertThat(counts(both)).isEqualTo(Map.of(CHANGED, 1));
    assertThat(warnings(both)).containsExactly("row.ahead 3");
    assertThat(members()).containsExactly("1 0 ｻﾄｳ ﾊﾅｺ");
    assertThat(counts(run(ending, next))).isEmpty();
    assertThat(counts(run(ending))).isEqualTo(Map.of(LOST, 1));
    assertThat(members()).containsExactly("1 0 ｻﾄｳ ﾊﾅｺ 2026-12-01");
    assertThat(counts(run(next))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(counts(run(next))).isEmpty();
    assertThat(members()).containsExactly("1 0 ｻﾄｳ ﾊﾅｺ");
    assertThat(desk.papers()).contains("1 1 2020-04-01");
    desk.at("2026-12-02T09:00:00+09:00");
    assertThat(counts(run(ending, next))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(members()).containsExactly("2 0 ｻﾄｳ ﾊﾅｺ");
  }

  @Test
  void whoIsNewAndBeginsLaterIsAMemberFromThen() {
    var imported = run(HANAKO.acquired("20261201"));
    assertThat(counts(imported)).isEqualTo(Map.of(ADDED, 2));
    assertThat(warnings(imported)).isEmpty();
  }

  @Test
  void wrongEarlierPapersGoWhenTheRowNamesOthersAndThoseEverHeldStay() {
    run(HANAKO);
    var second = Row.of("2", "00", "ｻﾄｳ ﾊﾅｺ", "2");
    var other = Row.of("8", "00", "ﾔﾏﾀﾞ ﾊﾙｺ", "2").earlier("7", "00");
    run(second.earlier("1", "00"), other);
    run(second.earlier("5", "00"), other.earlier("6", "00"));
    assertThat(desk.papers())
        .contains("1 1 2020-04-01 2020-04-01", "1 5 - 2020-04-01", "3 6 - 2020-04-01")
        .noneMatch(papers -> papers.startsWith("3 7"));
    run(second.earlier("5", "00"), other.earlier("", ""));
    assertThat(desk.papers()).noneMatch(papers -> papers.startsWith("3 6"));
    run(second, other.earlier("", ""));
    assertThat(desk.papers()).contains("1 5 - 2020-04-01");
  }
}
