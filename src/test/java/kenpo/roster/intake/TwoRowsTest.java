package kenpo.roster.intake;

import static kenpo.roster.intake.RosterChange.ADDED;
import static kenpo.roster.intake.RosterChange.CHANGED;
import static kenpo.roster.intake.RosterChange.LOST;
import static kenpo.roster.intake.RosterChange.RENUMBERED;
import static kenpo.roster.intake.RosterChange.RETURNED;
import static kenpo.roster.intake.RosterDesk.counts;
import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kenpo.roster.file.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person in two rows of a file: before and after a change, now and later, before a gap. */
class TwoRowsTest {

  private static final String STAYS = row("9", "20200401", "");
  private static final String OPEN = row("1", "20200401", "");

  @TempDir private Path folder;
  private RosterDesk desk;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
  }

  private static String branch(String row, String branch) {
    return row.replaceFirst(",00,", "," + branch + ",");
  }

  private List<String> warnings(Imported imported) {
    return ((Imported.Done) imported).warnings().stream().map(Problem::key).toList();
  }

  @Test
  void thePapersOfARowPutAsideAreKept() {
    var ended = row("1", "20200401", "20261001");
    desk.run(ended + branch(row("1", "20261001", ""), "01"));
    assertThat(desk.papers())
        .containsExactlyInAnyOrder("1 1 2020-04-01 2026-10-01", "1 1 2026-10-01");
    assertThat(desk.query("SELECT branch FROM member_identities ORDER BY 1"))
        .containsExactly("00", "01");
    desk = new RosterDesk(folder);
    var told = row("2", "20261001", "", "1").replace(",1,00\n", ",1,\n");
    desk.run(ended + told);
    assertThat(desk.query("SELECT branch FROM member_identities ORDER BY identity_id"))
        .containsExactlyInAnyOrder("00", "00");
  }

  @Test
  void aLossThatTheRowPutAsideMovesIsNoGap() {
    desk.run(row("1", "20200401", "20260401") + STAYS);
    var both = row("1", "20200401", "20261001") + row("2", "20261001", "", "1");
    assertThat(counts(desk.run(both + STAYS))).isEqualTo(Map.of(RETURNED, 1));
    assertThat(desk.members()).containsExactly("2 2026-10-01", "9 2020-04-01");
    desk = new RosterDesk(folder);
    desk.run(row("1", "20200401", "20260401") + STAYS);
    var branches = row("1", "20200401", "20261001") + branch(row("1", "20261001", ""), "01");
    var imported = desk.run(branches + STAYS);
    assertThat(counts(imported)).isEqualTo(Map.of(RETURNED, 1));
    assertThat(desk.members()).containsExactly("1 2026-10-01", "9 2020-04-01");
    assertThat(desk.query("SELECT renumbered_by FROM members WHERE papers_key LIKE '%|1|1|%'"))
        .containsExactly(Long.toString(RosterDesk.id(imported)));
  }

  @Test
  void aLossGivesWayToTheEndOfWhatFollowsIt() {
    desk.run(row("1", "20200401", "20261201") + STAYS);
    var next = row("2", "20261201", "20280401", "1");
    assertThat(counts(desk.run(next + STAYS))).isEqualTo(Map.of(CHANGED, 1));
    assertThat(desk.members()).containsExactly("1 2020-04-01 2028-04-01", "9 2020-04-01");
    assertThat(desk.papers()).contains("1 1 2020-04-01 2028-04-01");
    var again = desk.run(next + STAYS);
    assertThat(counts(again)).isEmpty();
    assertThat(RosterDesk.unchanged(again)).isEqualTo(2);
  }

  @Test
  void aRowOfADayToComeThatNamesBackTakesNoEarlierPapers() {
    var back = row("2", "20270101", "", "1");
    desk.run(row("1", "20261001", "", "2") + back);
    assertThat(desk.papers()).containsExactly("1 1 2026-10-01", "1 2 - 2026-10-01");
    desk = new RosterDesk(folder);
    desk.run(
        row("1", "20261001", "", "2")
            + row("3", "20270101", "", "1")
            + row("2", "20280101", "", "3"));
    assertThat(desk.papers()).containsExactly("1 1 2026-10-01", "1 2 - 2026-10-01");
  }

  @Test
  void aLossThatIsWithdrawnWhileWhatFollowsIsPostponedIsNone() {
    for (var first :
        List.of(
            row("1", "20200401", "20261201"),
            row("1", "20200401", "20261201") + row("2", "20261201", "", "1"),
            row("2", "20261201", "", "1"))) {
      for (var kept : List.of(OPEN, row("1", "20200401", "20270101"))) {
        desk = new RosterDesk(folder);
        desk.run(OPEN + STAYS);
        desk.run(first + STAYS);
        var next = row("2", "20270101", "", "1");
        desk.run(kept + next + STAYS);
        assertThat(desk.members()).containsExactly("1 2020-04-01", "9 2020-04-01");
        desk.run(next + STAYS);
        assertThat(desk.members()).containsExactly("1 2020-04-01", "9 2020-04-01");
        desk.at("2027-01-01T09:00:00+09:00");
        assertThat(counts(desk.run(next + STAYS))).isEqualTo(Map.of(RENUMBERED, 1));
        assertThat(desk.members()).containsExactly("2 2027-01-01", "9 2020-04-01");
      }
    }
  }

  @Test
  void aLossThatIsWithdrawnAfterItWasAGapLeavesOneMember() {
    desk.run(row("1", "20200401", "20261201") + STAYS);
    var next = row("2", "20270101", "", "1");
    assertThat(counts(desk.run(next + STAYS))).isEqualTo(Map.of(ADDED, 1));
    desk.run(OPEN + next + STAYS);
    assertThat(desk.members()).contains("1 2020-04-01", "2 2027-01-01 2027-01-01");
    desk.at("2027-01-01T09:00:00+09:00");
    desk.run(next + STAYS);
    assertThat(desk.members()).contains("2 2027-01-01", "2 2027-01-01 2027-01-01");
  }

  @Test
  void anotherBranchOfADayToComeLeavesTheOpenRowAsIs() {
    desk.run(OPEN + STAYS);
    var later = branch(row("1", "20270101", ""), "01");
    var imported = desk.run(OPEN + later + STAYS);
    assertThat(counts(imported)).isEmpty();
    assertThat(warnings(imported)).containsExactly("row.ahead");
    desk.at("2027-01-01T09:00:00+09:00");
    assertThat(counts(desk.run(later + STAYS))).isEqualTo(Map.of(RENUMBERED, 1));
  }

  @Test
  void aLossOfTheseDaysStaysWhenTheRowIsMissingAndALaterOneDoesNot() {
    desk.run(row("1", "20200401", "20261221") + row("2", "20200401", "20261222") + STAYS);
    assertThat(counts(desk.run(STAYS))).isEqualTo(Map.of(LOST, 1));
    assertThat(desk.members())
        .containsExactlyInAnyOrder(
            "1 2020-04-01 2026-12-21", "2 2020-04-01 2026-11-20", "9 2020-04-01");
    assertThat(counts(desk.run(STAYS))).isEmpty();
  }

  @Test
  void whoComesBackUnderTheSameNumberMayBeInTheFileTwice() {
    var ended = row("1", "20200401", "20260401");
    var again = row("1", "20261001", "");
    for (var before : List.of("", OPEN, ended, again)) {
      desk = new RosterDesk(folder);
      desk.run(before + STAYS);
      desk.run(ended + again + STAYS);
      assertThat(desk.members())
          .as(before)
          .containsExactlyInAnyOrder("1 2020-04-01 2026-04-01", "1 2026-10-01", "9 2020-04-01");
      assertThat(counts(desk.run(ended + again + STAYS))).isEmpty();
      var renamed = (ended + again).replace("ｻﾄｳ ﾊﾅｺ", "ｽｽﾞｷ ﾊﾅｺ");
      assertThat(counts(desk.run(renamed + STAYS))).isEqualTo(Map.of(CHANGED, 2));
      assertThat(desk.members()).hasSize(3);
    }
  }

  @Test
  void whoGoesOnUnderTheSameNumberIsOneMemberInTwoRows() {
    var ended = row("1", "20200401", "20261001");
    var next = row("1", "20261001", "").replace("本人", "任意継続");
    for (var before : List.of("", OPEN, ended, next)) {
      desk = new RosterDesk(folder);
      desk.run(before + STAYS);
      desk.run(ended + next + STAYS);
      assertThat(desk.members())
          .as(before)
          .containsExactlyInAnyOrder("1 2026-10-01", "9 2020-04-01");
      assertThat(counts(desk.run(ended + next + STAYS))).isEmpty();
      assertThat(counts(desk.run(next + STAYS))).isEmpty();
    }
  }

  @Test
  void rowsOfOneMemberThatOverlapAreStillRefused() {
    for (var other : List.of(OPEN, row("1", "20260930", ""), row("1", "20100401", "20200402"))) {
      var refused = desk.run(row("1", "20200401", "20261001") + other);
      assertThat(((Imported.Refused) refused).problems())
          .extracting(Problem::key)
          .containsExactly("row.twice");
    }
  }

  @Test
  void whoeverTakesANumberOverMayBeInTheFileBesideWhoHadIt() {
    var ended = row("1", "20200401", "20260401");
    var other = row("1", "20260401", "").replace("ｻﾄｳ ﾊﾅｺ", "ﾔﾏﾀﾞ ﾕｷ");
    desk.run(OPEN + STAYS);
    assertThat(counts(desk.run(ended + other + STAYS))).isEqualTo(Map.of(LOST, 1, ADDED, 1));
    assertThat(counts(desk.run(ended + other + STAYS))).isEmpty();
    assertThat(desk.members())
        .containsExactlyInAnyOrder("1 2020-04-01 2026-04-01", "1 2026-04-01", "9 2020-04-01");
  }
}
