package kenpo.health.intake;

import static kenpo.health.intake.CheckupDesk.counts;
import static kenpo.health.intake.CheckupDesk.doc;
import static kenpo.health.intake.CheckupDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import kenpo.health.file.Document;
import kenpo.health.intake.CheckupDesk.Listed;
import kenpo.intake.ImportKind;
import kenpo.intake.ImportRun;
import kenpo.intake.ImportRun.State;
import kenpo.intake.WatchImport;
import kenpo.roster.intake.Imported;
import kenpo.support.Eventually;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left of an import that doesn't end well, what goes on beside one, and taking one back.
 */
class CheckupRunsTest {

  private static final int MANY = 2600;

  @TempDir private Path folder;
  private CheckupDesk desk;

  @BeforeEach
  void open() {
    desk = new CheckupDesk(folder);
    desk.roster(CheckupDesk.rows(MANY));
  }

  private StockResult run(Consumer<Document> next) {
    return desk.run(
        path -> new Listed(CheckupDesk.documents(MANY), next), CheckupDesk.policy("aoba"), false);
  }

  private static Consumer<Document> at(int number, Runnable happens) {
    var count = new AtomicInteger();
    return document -> {
      if (count.incrementAndGet() == number) {
        happens.run();
      }
    };
  }

  @Test
  void aFileThatFailsInTheMiddleIsGoneOnWithByTheNextRun() {
    var random = new Random(3);
    long stored = 0;
    for (int i = 0; i < 3; i++) {
      var failed =
          run(
              at(
                  600 + random.nextInt(MANY - 600),
                  () -> {
                    throw CheckupDesk.disk();
                  }));
      assertThat(failed).isInstanceOf(StockResult.Failed.class);
      stored += counts(failed).getFirst();
      assertThat(desk.query("SELECT count(*) FROM checkups")).containsExactly("" + stored);
    }
    var done = run(document -> {});
    assertThat(counts(done)).containsExactly(MANY - stored, stored, 0L, 0L, 0L);
    assertThat(desk.query("SELECT count(*) FROM checkups WHERE version = 1"))
        .containsExactly("" + MANY);
    assertThat(desk.query("SELECT state FROM checkup_imports ORDER BY import_id"))
        .containsExactly("failed", "failed", "failed", "done");
  }

  @Test
  void aConnectionThatIsCutLeavesWholeBatches() {
    var failed =
        run(
            at(
                MANY - 10,
                () ->
                    desk.query(
                        """
                        SELECT pg_terminate_backend(a.pid)
                          FROM pg_stat_activity a
                          JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'advisory'
                         WHERE a.datname = current_database()
                        """)));
    assertThat(failed).isInstanceOf(StockResult.Failed.class);
    var stored = counts(failed).getFirst();
    assertThat(desk.query("SELECT count(*) FROM checkups")).containsExactly("" + stored);
    assertThat(lastRun().progress().state()).isEqualTo(State.FAILED);
    assertThat(counts(run(document -> {}))).containsExactly(MANY - stored, stored, 0L, 0L, 0L);
  }

  @Test
  void aRunThatWasKilledIsToldAsFailedByTheNextAndMayBeTakenBack() {
    run(document -> {});
    desk.execute("UPDATE checkup_imports SET state = 'reading', ended_at = NULL");
    assertThat(lastRun().isBrokenOff(desk.clock.instant().plusSeconds(61))).isTrue();
    long id = lastRun().importId();
    assertThat(desk.undo(id, false)).isEqualTo(CheckupDesk.undone(id, MANY, 0, false));
    assertThat(desk.everything()).isEmpty();
    assertThat(lastRun().progress().state()).isEqualTo(State.UNDONE);
  }

  @Test
  void aSecondImportMeanwhileIsRefusedAndToldOfTheFirst() {
    var second = new AtomicReference<StockResult>();
    var first = run(at(700, () -> second.set(desk.run(doc("1")))));
    assertThat(counts(first).getFirst()).isEqualTo(MANY);
    var busy = (StockResult.Busy) second.get();
    assertThat(busy.underWay().orElseThrow().importId()).isEqualTo(CheckupDesk.id(first));
  }

  @Test
  void aRosterMayBeImportedMeanwhile() {
    var imported = new AtomicReference<Imported>();
    var result = run(at(700, () -> imported.set(desk.roster(row("1")))));
    assertThat(imported.get()).isInstanceOf(Imported.Done.class);
    assertThat(counts(result).getFirst()).isEqualTo(MANY);
  }

  @Test
  void whomAnUndoneRosterHadAddedStaysWhileThereAreCheckupsOfHim() {
    var roster = (Imported.Done) desk.roster(row("1") + row("5000"));
    desk.run(doc("5000"));
    var undone = (Imported.Undone) desk.undoRoster(roster.importId());
    assertThat(undone.kept()).isEqualTo(1);
    assertThat(desk.checkups()).containsExactly("5000 2026-06-01 v1 104");
    assertThat(counts(desk.run(doc("5000")))).containsExactly(0L, 0L, 0L, 1L, 0L);
    desk.roster(row("1") + row("5000"));
    assertThat(counts(desk.run(doc("5000")))).containsExactly(0L, 1L, 0L, 0L, 0L);
  }

  @Test
  void aRosterUndoneInTheMiddleLosesNoCheckupAndBreaksNothing() throws Exception {
    var roster = (Imported.Done) desk.roster(row("1") + row("5000") + row("5001"));
    for (int i = 0; i < 10; i++) {
      try (var worker = Executors.newSingleThreadExecutor()) {
        long id = roster.importId();
        var undone = worker.submit(() -> desk.undoRoster(id));
        var result = desk.run(doc("5000"), doc("5001"));
        assertThat(undone.get()).isInstanceOf(Imported.Undone.class);
        assertThat(counts(result).getFirst() + counts(result).get(3)).isEqualTo(2);
        assertThat(desk.query("SELECT count(*) FROM checkups"))
            .containsExactly("" + counts(result).getFirst());
      }
      desk.execute("DELETE FROM checkups");
      roster = (Imported.Done) desk.roster(row("1") + row("5000") + row("5001"));
    }
  }

  @Test
  void whoIsMarkedAsNeverAMemberWhileAnImportWaitsForHimGetsNoCheckup() throws Exception {
    try (var roster = desk.schema().connect();
        var worker = Executors.newSingleThreadExecutor();
        var statement = roster.createStatement()) {
      roster.setAutoCommit(false);
      var his =
          "SELECT member_id FROM member_identities WHERE society_id = 'aoba' AND number = '1'";
      statement.execute("SELECT FROM members WHERE member_id = (" + his + ") FOR UPDATE");
      statement.execute("UPDATE members SET lost = acquired WHERE member_id = (" + his + ")");
      var result = worker.submit(() -> desk.run(doc("1"), doc("2")));
      Eventually.holds("the import waits", this::somebodyWaits);
      roster.commit();
      assertThat(counts(result.get())).containsExactly(1L, 0L, 0L, 1L, 0L);
    }
    assertThat(desk.checkups()).containsExactly("2 2026-06-01 v1 104");
  }

  private boolean somebodyWaits() {
    return !desk.query(
            """
            SELECT pid
              FROM pg_stat_activity
             WHERE datname = current_database()
               AND wait_event_type = 'Lock'
            """)
        .isEmpty();
  }

  @Test
  void anImportThatIsTakenBackLeavesWhatWasThereBefore() {
    desk.run(doc("1"), doc("2"));
    var before = desk.everything();
    long id =
        CheckupDesk.id(
            desk.run(
                doc("1").saying("110"),
                doc("3"),
                doc("2").saying("9"),
                doc("2").saying("8"),
                doc("3").saying("7")));
    assertThat(desk.undo(id, true)).isEqualTo(CheckupDesk.undone(id, 1, 2, true));
    assertThat(desk.everything()).isNotEqualTo(before);
    assertThat(desk.undo(id, false)).isEqualTo(CheckupDesk.undone(id, 1, 2, false));
    assertThat(desk.everything()).isEqualTo(before);
    assertThat(desk.undo(id, false)).isEqualTo(new StockResult.NotUndone(id, Optional.empty()));
  }

  /** The home page tells what was stored since the last look. */
  @Test
  void whoSawWhatIsTakenBackHearsThatThereIsSomethingElse() {
    desk.run(doc("1"), doc("2"));
    long id = CheckupDesk.id(desk.run(doc("1").saying("110")));
    desk.clock.advance(Duration.ofDays(1));
    desk.undo(id, false);
    assertThat(
            desk.query(
                "SELECT member_id::text FROM checkups WHERE stored_at = '%s'"
                    .formatted(desk.clock.instant())))
        .hasSize(1);
  }

  @Test
  void anImportWhoseCheckupsWereCorrectedSinceIsNotTakenBackBeforeTheCorrection() {
    long first = CheckupDesk.id(desk.run(doc("1"), doc("2")));
    long second = CheckupDesk.id(desk.run(doc("1").saying("110")));
    assertThat(desk.undo(first, false))
        .isEqualTo(new StockResult.NotUndone(first, Optional.of(second)));
    desk.undo(second, false);
    assertThat(desk.checkups()).containsExactly("1 2026-06-01 v1 104", "2 2026-06-01 v1 104");
    assertThat(desk.undo(first, false)).isEqualTo(CheckupDesk.undone(first, 2, 0, false));
    assertThat(desk.everything()).isEmpty();
  }

  @Test
  void whatOtherImportsBroughtStaysWhenOneIsTakenBack() {
    long first = CheckupDesk.id(desk.run(doc("1")));
    desk.run(doc("2"));
    desk.undo(first, false);
    assertThat(desk.checkups()).containsExactly("2 2026-06-01 v1 104");
  }

  private ImportRun lastRun() {
    try (var runs = new WatchImport(desk.schema(), ImportKind.CHECKUPS, "aoba", desk.clock)) {
      return runs.last(Optional.empty(), 1).getFirst();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
