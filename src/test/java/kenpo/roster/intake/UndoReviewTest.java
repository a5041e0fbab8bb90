package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.id;
import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import kenpo.support.Database;
import kenpo.support.Eventually;
import org.junit.jupiter.api.Test;

/** What is told before and after an import is taken back, of members and of their accounts. */
class UndoReviewTest extends SecondRoster {

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
  void anAccountItClosedIsToldOfAndLeftToTheServers() {
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
        .containsExactly(
            "2@example.jp f %d membership_lost".formatted(second),
            "3@example.jp f membership_lost");
  }

  @Test
  void anAccountIsNotToldOfWhenItsMemberOrAddressHasAnother() {
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
  void anAccountOfWhomItHadAddedIsInNobodysWay() {
    desk.run(FIRST);
    long second = id(desk.run(SECOND));
    account("2", "'2026-11-20'", Long.toString(second));
    account("4", "NULL", "NULL");
    Database.execute(
        desk.database.name(), "UPDATE accounts SET email_key = '2@example.jp0' WHERE email ~ '^4'");
    assertThat(desk.undo(second, true)).isEqualTo(new Imported.Undone(second, 3, 0, 1, 1, true));
    assertThat(desk.undo(second)).isEqualTo(undone(second, 3, 0, 1, 1));
  }

  @Test
  void anAccountOfSomebodyWhoWasLostBeforeIsNotToldOf() {
    desk.run(FIRST.replace(row("3", "20200401", ""), row("3", "20200401", "20261120")));
    long second = id(desk.run(SECOND));
    account("3", "'2026-11-20'", Long.toString(second));
    assertThat(desk.undo(second, true)).isEqualTo(new Imported.Undone(second, 2, 1, 0, 0, true));
    assertThat(desk.undo(second)).isEqualTo(undone(second, 2, 1, 0, 0));
  }

  @Test
  void aPreviewWaitsForNobodyAndNobodyForIt() throws Exception {
    desk.run(FIRST);
    long second = id(desk.run(SECOND));
    try (var held =
            Database.locked(
                desk.database, "rosters, members, member_identities, accounts, registrations");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var preview = threads.submit(() -> desk.undo(second, true));
      Eventually.holds(
          "the preview ends or waits",
          Duration.ofSeconds(20),
          () -> preview.isDone() || isWaiting());
      boolean waits = isWaiting();
      held.rollback();
      assertThat(waits).isFalse();
      assertThat(preview.get()).isEqualTo(new Imported.Undone(second, 3, 1, 0, 0, true));
    }
  }

  private boolean isWaiting() {
    return !desk.query(
            """
            SELECT pid
              FROM pg_stat_activity
             WHERE datname = current_database()
               AND wait_event_type = 'Lock'
            """)
        .isEmpty();
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
