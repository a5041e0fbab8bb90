package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.id;
import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.roster.MatchRules;
import kenpo.society.MatchPolicy;
import kenpo.support.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that was a mistake is taken back. */
class RosterUndoTest {

  private static final String STAYS = row("9", "20200401", "");
  private static final String FIRST =
      row("1", "20200401", "") + row("2", "20200401", "") + row("3", "20200401", "") + STAYS;

  /** One renumbered, one lost by date, one missing, one new. */
  private static final String SECOND =
      row("11", "20261001", "", "1")
          + row("2", "20200401", "20261001")
          + row("4", "20261001", "")
          + STAYS;

  @TempDir private Path folder;
  private RosterDesk desk;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
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
  void aPreviewChangesNothing() {
    desk.run(FIRST);
    long second = id(desk.run(SECOND));
    var before = desk.everything();
    assertThat(desk.undo(second, true)).isEqualTo(new Imported.Undone(second, 3, 1, 0, 0, true));
    assertThat(desk.everything()).isEqualTo(before);
    assertThat(desk.undo(second)).isEqualTo(undone(second, 3, 1, 0, 0));
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
  void aMemberItAddedWhoHasAnAccountStaysAsNobodys() {
    desk.run(FIRST);
    long second = id(desk.run(SECOND));
    account("4", "'2026-11-20'", "NULL");
    assertThat(desk.undo(second)).isEqualTo(undone(second, 3, 0, 1, 0));
    assertThat(desk.members()).contains("4 2026-10-01 2026-10-01");
    assertThat(desk.papers()).contains("5 4 2026-10-01 2026-10-01");
    assertThat(RosterDesk.counts(desk.run(FIRST + row("4", "20261001", ""))))
        .containsOnlyKeys(RosterChange.RETURNED);
  }

  @Test
  void anAccountItClosedIsOpenedAgain() {
    desk.run(FIRST);
    long second = id(desk.run(SECOND));
    account("2", "'2026-11-20'", Long.toString(second));
    account("3", "'2026-11-19'", "NULL");
    assertThat(desk.undo(second)).isEqualTo(undone(second, 3, 1, 0, 1));
    assertThat(
            desk.query(
                """
                SELECT concat_ws(' ', email, closed_at IS NULL, closed_import, close_reason)
                  FROM accounts
                 ORDER BY 1
                """))
        .containsExactly("2@example.jp t", "3@example.jp f membership_lost");
  }

  @Test
  void anAccountStaysClosedWhenItsMemberOrAddressHasAnother() {
    desk.run(FIRST);
    long second = id(desk.run(SECOND));
    account("2", "'2026-11-20'", Long.toString(second));
    account("2", "NULL", "NULL");
    account("3", "'2026-11-20'", Long.toString(second));
    account("9", "NULL", "NULL");
    Database.execute(
        desk.database.name(), "UPDATE accounts SET email_key = '3@example.jp2' WHERE email ~ '^9'");
    assertThat(desk.undo(second)).isEqualTo(undone(second, 3, 1, 0, 0));
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
            "audit_events");
  }

  private void account(String number, String closedAt, String closedImport) {
    Database.execute(
        desk.database.name(),
        """
        INSERT INTO accounts (society_id, member_id, email, email_key, password_hash, language,
                              terms_version, privacy_version, agreed_at, created_at, closed_at,
                              close_reason, closed_import)
        SELECT society_id, member_id, '%1$s@example.jp',
               '%1$s@example.jp' || (SELECT count(*) FROM accounts), 'x', 'ja',
               '1', '1', '2026-11-20', '2026-11-20', %2$s,
               CASE WHEN %2$s::text IS NOT NULL THEN 'membership_lost' END, %3$s
          FROM members
         WHERE papers_key LIKE '06990014|71-12|%1$s|%%'
        """
            .formatted(number, closedAt, closedImport));
  }

  private static Imported undone(long importId, int restored, int removed, int kept, int reopened) {
    return new Imported.Undone(importId, restored, removed, kept, reopened, false);
  }
}
