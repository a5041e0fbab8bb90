package kenpo.roster.intake;

import static kenpo.roster.intake.RosterChange.ADDED;
import static kenpo.roster.intake.RosterChange.CHANGED;
import static kenpo.roster.intake.RosterChange.LOST;
import static kenpo.roster.intake.RosterChange.RENUMBERED;
import static kenpo.roster.intake.RosterChange.RETURNED;
import static kenpo.roster.intake.RosterDesk.counts;
import static kenpo.roster.intake.RosterDesk.row;
import static kenpo.roster.intake.RosterDesk.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import kenpo.support.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each member, at the edges of a gap and of a day in Japan. */
class RosterChangesTest {

  private static final String OTHER = row("9", "20200401", "");

  @TempDir private Path folder;
  private RosterDesk desk;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
  }

  @Test
  void aFutureDayOfLossIsToldWhenItComes() {
    desk.run(row("1", "20200401", ""));
    var lost = row("1", "20200401", "20270401");
    assertThat(counts(desk.run(lost))).isEqualTo(Map.of(LOST, 1));
    assertThat(counts(desk.run(lost))).isEmpty();
    assertThat(counts(desk.run(row("1", "20200401", "20270501")))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(counts(desk.run(row("1", "20200401", "20261120")))).isEqualTo(Map.of(LOST, 1));
    assertThat(counts(desk.run(row("1", "20200401", "")))).isEqualTo(Map.of(RETURNED, 1));
    assertThat(desk.members()).containsExactly("1 2020-04-01");
  }

  @Test
  void whoIsMissingIsLostOnTheImportsDayInJapan() {
    desk.run(row("1", "20200401", "") + OTHER);
    desk.at("2026-11-20T23:59:59+09:00");
    assertThat(counts(desk.run(OTHER))).isEqualTo(Map.of(LOST, 1));
    assertThat(desk.members()).contains("1 2020-04-01 2026-11-20");
    assertThat(desk.papers()).contains("1 1 2020-04-01 2026-11-20");
  }

  @Test
  void aSecondLaterItIsTheNextDay() {
    desk.run(row("1", "20200401", "") + OTHER);
    desk.at("2026-11-21T00:00:00+09:00");
    desk.run(OTHER);
    assertThat(desk.members()).contains("1 2020-04-01 2026-11-21");
  }

  @Test
  void whoIsLostByTodayIsNotMissed() {
    desk.run(row("1", "20200401", "20261120") + OTHER);
    assertThat(counts(desk.run(OTHER))).isEmpty();
    assertThat(desk.members()).containsExactlyInAnyOrder("1 2020-04-01 2026-11-20", "9 2020-04-01");
  }

  @Test
  void whoWasToBeginLaterAndIsMissingNeverWasAMember() {
    desk.run(row("1", "20261201", "") + OTHER);
    desk.run(OTHER);
    assertThat(desk.members()).contains("1 2026-12-01 2026-12-01");
  }

  @Test
  void whoWasMissingAndIsThereAgainIsTheSameMember() {
    desk.run(row("1", "20200401", "") + OTHER);
    desk.run(OTHER);
    var imported = desk.run(row("1", "20200401", "") + OTHER);
    assertThat(counts(imported)).isEqualTo(Map.of(RETURNED, 1));
    assertThat(unchanged(imported)).isEqualTo(1);
    assertThat(desk.members()).containsExactly("1 2020-04-01", "9 2020-04-01");
    assertThat(desk.papers()).contains("1 1 2020-04-01");
  }

  @Test
  void aLossToComeStaysWhenTheFileHasWhatFollowsIt() {
    desk.run(row("1", "20200401", "20261201") + OTHER);
    assertThat(counts(desk.run(row("1", "20270401", "") + OTHER))).isEqualTo(Map.of(ADDED, 1));
    assertThat(desk.members()).contains("1 2020-04-01 2026-12-01", "1 2027-04-01");
  }

  @Test
  void papersOfBeforeEndWithTheNextOnesAlsoWhenSomebodyBeforeHadThem() {
    desk.run(row("1", "20180401", "20200101"));
    desk.run(row("1", "20230401", ""));
    desk.run(row("2", "20261001", "", "1"));
    assertThat(desk.query("SELECT number FROM member_identities WHERE valid_to IS NULL"))
        .containsExactly("2");
  }

  @Test
  void anEmployerWhomOnlyARowPutAsideTellsIsThere() {
    var header = RosterDesk.HEADER.replace("\n", ",事業所コード,事業所名\n");
    var rows = row("1", "20200401", "20261001") + row("2", "20261001", "", "1");
    desk.runFile(header + rows.replace("\n", ",E1,みなと商事\n"));
    assertThat(desk.query("SELECT name FROM employers")).containsExactly("みなと商事");
    assertThat(desk.members()).containsExactly("2 2026-10-01");
  }

  @Test
  void whatARowLeavesOutOfAnEmployerAnotherMaySay() {
    var header = "保険者番号,記号,番号,枝番,氏名カナ,生年月日,区分,資格取得日,事業所コード,事業所名,事業所住所\n";
    var row = "06990014,71-12,%s,00,ｻﾄｳ ﾊﾅｺ,19800401,本人,20200401,E1,みなと商事,%s\n";
    desk.runFile(header + row.formatted("1", "東京都港区芝1-1") + row.formatted("2", ""));
    desk.runFile(header + row.formatted("1", "大阪市北区2-2") + row.formatted("2", ""));
    assertThat(desk.query("SELECT address FROM employers")).containsExactly("大阪市北区2-2");
  }

  @Test
  void whoIsAcquiredOnTheDayOfLossIsTheSameMember() {
    desk.run(row("1", "20200401", "20261001"));
    assertThat(counts(desk.run(row("1", "20261001", "")))).isEqualTo(Map.of(RETURNED, 1));
    assertThat(desk.members()).containsExactly("1 2026-10-01");
  }

  @Test
  void whoIsAcquiredADayLaterIsSomebodyNewWithTheSamePapers() {
    desk.run(row("1", "20200401", "20261001"));
    var again = row("1", "20261002", "");
    assertThat(counts(desk.run(again))).isEqualTo(Map.of(ADDED, 1));
    assertThat(desk.members()).containsExactly("1 2020-04-01 2026-10-01", "1 2026-10-02");
    assertThat(desk.query("SELECT person_key FROM members ORDER BY member_id"))
        .containsExactly(
            "06990014|71-12|1|0|1980-04-01", "06990014|71-12|1|0|1980-04-01|2026-10-02");
    assertThat(counts(desk.run(again))).isEmpty();
    assertThat(unchanged(desk.run(again))).isEqualTo(1);
    assertThat(counts(desk.run(again.replace("本人", "任意継続")))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(desk.members()).hasSize(2);
  }

  @Test
  void whoComesAndGoesIsSomebodyNewEachTime() {
    desk.run(row("1", "20200401", "20200501"));
    desk.run(row("1", "20210401", "20210501"));
    desk.run(row("1", "20220401", ""));
    assertThat(desk.members())
        .containsExactly("1 2020-04-01 2020-05-01", "1 2021-04-01 2021-05-01", "1 2022-04-01");
  }

  @Test
  void anotherNumberFromTheDayOfLossIsTheSameMemberWithBothPapers() {
    desk.run(row("1", "20200401", "20261001"));
    var second = desk.run(row("2", "20261001", "", "1"));
    assertThat(counts(second)).isEqualTo(Map.of(RETURNED, 1));
    assertThat(desk.members()).containsExactly("2 2026-10-01");
    assertThat(desk.papers()).containsExactly("1 1 2020-04-01 2026-10-01", "1 2 2026-10-01");
    assertThat(desk.query("SELECT renumbered_by FROM members"))
        .containsExactly(Long.toString(RosterDesk.id(second)));
  }

  @Test
  void anotherNumberADayLaterIsSomebodyNewWithoutTheEarlierPapers() {
    desk.run(row("1", "20200401", "20261001"));
    var later = row("2", "20261002", "", "1");
    assertThat(counts(desk.run(later))).isEqualTo(Map.of(ADDED, 1));
    assertThat(desk.papers()).containsExactly("1 1 2020-04-01 2026-10-01", "2 2 2026-10-02");
    desk.run(later.replace("本人", "任意継続"));
    assertThat(desk.papers()).containsExactly("1 1 2020-04-01 2026-10-01", "2 2 2026-10-02");
  }

  @Test
  void aGapBetweenTwoRowsOfOneFileHidesTheEarlierPapersToo() {
    desk.run(row("1", "20200401", "20261001") + row("2", "20261002", "", "1"));
    assertThat(desk.papers()).containsExactly("1 1 2020-04-01 2026-10-01", "2 2 2026-10-02");
    var linked = new RosterDesk(folder);
    linked.run(row("1", "20200401", "20261001") + row("2", "20261001", "", "1"));
    assertThat(linked.papers()).containsExactly("1 1 2020-04-01 2026-10-01", "1 2 2026-10-01");
  }

  @Test
  void aNumberChangedWhileAMemberIsToldAsSuch() {
    desk.run(row("1", "20200401", ""));
    assertThat(counts(desk.run(row("2", "20261001", "", "1")))).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(desk.query("SELECT papers_key FROM members"))
        .containsExactly("06990014|71-12|2|0|1980-04-01");
  }

  @Test
  void aNameThatChangesIsNoChangeOfNumber() {
    desk.run(row("1", "20200401", ""));
    desk.run(row("1", "20200401", "").replace("ﾊﾅｺ", "ﾊﾅｴ"));
    assertThat(desk.query("SELECT renumbered_by FROM members")).containsExactly((String) null);
  }

  @Test
  void membersOfBeforeTheseImportsAreKnownByTheirPapers() {
    desk.run(row("1", "20200401", "") + OTHER);
    Database.execute(
        desk.database.name(), "UPDATE members SET papers_key = NULL, fingerprint = NULL");
    assertThat(counts(desk.run(row("1", "20200401", "") + OTHER))).isEqualTo(Map.of(CHANGED, 2));
    assertThat(desk.members()).containsExactly("1 2020-04-01", "9 2020-04-01");
    assertThat(counts(desk.run(row("1", "20200401", "") + OTHER))).isEmpty();
  }

  @Test
  void employersAreKeptAsTheLastRowNamesThem() {
    var header = RosterDesk.HEADER.replace("\n", ",事業所コード\n");
    var rows = row("1", "20200401", "").replace("\n", ",E1\n") + OTHER.replace("\n", ",\n");
    desk.runFile(header + rows);
    assertThat(desk.query("SELECT employer_code FROM employers")).containsExactly("E1");
    assertThat(desk.query("SELECT employer_code FROM members ORDER BY member_id"))
        .containsExactly("E1", null);
  }
}
