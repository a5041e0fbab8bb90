package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.id;
import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.roster.MatchRules;
import kenpo.society.MatchPolicy;
import org.junit.jupiter.api.Test;

/** An import that was a mistake is taken back. */
class RosterUndoTest extends SecondRoster {

  @Test
  void anEmployersAddressIsAsItWas() {
    var header = RosterDesk.HEADER.replace("\n", ",事業所コード,事業所住所\n");
    var row = header + row("1", "20200401", "").replace("\n", ",E1,%s\n");
    desk.runFile(row.formatted("東京都港区芝1-1"));
    var moved = desk.runFile(row.formatted("大阪市北区2-2"));
    desk.undo(RosterDesk.id(moved));
    assertThat(desk.query("SELECT address FROM employers")).containsExactly("東京都港区芝1-1");
    assertThat(desk.query("SELECT count(*) FROM employer_changes")).containsExactly("0");
  }

  @Test
  void whatItChangedIsAsBefore() {
    long first = id(desk.run(FIRST));
    var before = desk.everything();
    long second = id(desk.run(SECOND));
    assertThat(desk.undo(second)).isEqualTo(undone(second, 3, 1, 0, 0));
    assertThat(desk.everything()).isEqualTo(before);
    assertThat(desk.query("SELECT import_id FROM rosters")).containsExactly(Long.toString(first));
    assertThat(desk.query("SELECT state FROM roster_imports ORDER BY import_id"))
        .containsExactly("done", "undone");
    assertThat(RosterDesk.counts(desk.run(FIRST))).isEmpty();
  }

  @Test
  void onlyTheLastOneCanBe() {
    long first = id(desk.run(FIRST));
    long second = id(desk.run(SECOND));
    assertThat(desk.undo(first)).isEqualTo(new Imported.NotUndone(first, Optional.of(second)));
    desk.undo(second);
    assertThat(desk.undo(second)).isEqualTo(new Imported.NotUndone(second, Optional.of(first)));
    assertThat(desk.undo(first)).isEqualTo(undone(first, 0, 4, 0, 0));
    assertThat(desk.everything()).isEmpty();
    assertThat(desk.undo(first)).isEqualTo(new Imported.NotUndone(first, Optional.empty()));
    assertThat(RosterDesk.counts(desk.run(FIRST))).containsEntry(RosterChange.ADDED, 4);
  }

  @Test
  void oneAfterTheOtherTheLastFiveCanBe() {
    var states = new ArrayList<List<String>>();
    var ids = new ArrayList<Long>();
    for (int i = 1; i <= 6; i++) {
      states.add(desk.everything());
      ids.add(id(desk.run(STAYS + row(Integer.toString(i), "20200401", ""))));
    }
    for (int i = 5; i > 0; i--) {
      assertThat(desk.undo(ids.get(i))).isInstanceOf(Imported.Undone.class);
      assertThat(desk.everything()).isEqualTo(states.get(i));
    }
    assertThat(desk.undo(ids.getFirst()))
        .isEqualTo(new Imported.NotUndone(ids.getFirst(), Optional.empty()));
    assertThat(desk.query("SELECT DISTINCT import_id FROM roster_changes")).isEmpty();
  }

  @Test
  void whatItRenumberedIsAsBefore() {
    desk.run(row("1", "20200401", ""));
    long second = id(desk.run(row("2", "20261001", "", "1")));
    long third = id(desk.run(row("3", "20261101", "", "2")));
    desk.undo(third);
    assertThat(desk.query("SELECT renumbered_by FROM members"))
        .containsExactly(Long.toString(second));
    desk.undo(second);
    assertThat(desk.query("SELECT renumbered_by FROM members")).containsExactly((String) null);
  }

  @Test
  void anotherMatchPolicySinceThenKeepsTheKeysTrue() {
    desk.run(FIRST.replace("71-12,1,", "71-12,0001,"));
    long second = id(desk.run(SECOND.replace("71-12,1,", "71-12,0001,")));
    var strict = new MatchPolicy(true, 7, false);
    desk.undo(second, strict, false);
    assertThat(desk.query("SELECT DISTINCT number_key FROM member_identities ORDER BY 1"))
        .containsExactly("0001", "2", "3", "9");
    assertThat(desk.query("SELECT match_rules FROM rosters"))
        .containsExactly(new MatchRules(strict).version());
  }

  @Test
  void bothAreInTheAuditLogAndTold() {
    long first = id(desk.run(FIRST));
    desk.undo(first);
    assertThat(
            desk.query(
                "SELECT concat_ws(' ', kind, outcome, subject) FROM audit_events ORDER BY"
                    + " event_id"))
        .containsExactly("ROSTER_IMPORT APPLIED " + first, "ROSTER_IMPORT UNDONE " + first);
  }

  @Test
  void whateverNamesAMemberIsLookedAtBeforeHeIsRemoved() {
    assertThat(
            desk.query(
                """
                SELECT c.table_name
                  FROM information_schema.columns c
                  JOIN information_schema.tables t USING (table_schema, table_name)
                 WHERE c.table_schema = 'public'
                   AND t.table_type = 'BASE TABLE'
                   AND c.column_name = 'member_id'
                """))
        .as("tables that UndoImport knows")
        .containsExactlyInAnyOrder(
            "members",
            "member_identities",
            "roster_changes",
            "accounts",
            "registrations",
            "audit_events",
            "letters",
            "checkups",
            "scores");
  }

  private static Imported undone(long importId, int restored, int removed, int kept, int reopened) {
    return new Imported.Undone(importId, restored, removed, kept, reopened, false);
  }
}
