package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import kenpo.audit.Actor;
import kenpo.db.Db;
import kenpo.intake.ImportKind;
import kenpo.intake.ImportRun;
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;
import kenpo.intake.WatchImport;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.NumberChanged;
import kenpo.support.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others see of an import while it runs, and what is left of one that doesn't end well. */
class ImportRunsTest {

  private static final String TWO = row("1", "20200401", "") + row("2", "20200401", "");
  private static final String OTHERS = row("2", "20200401", "20261001") + row("3", "20200401", "");

  private static final Enrolment NO_VOLUNTARY = new Enrolment(true, 16, false, NumberChanged.carry);

  @TempDir private Path folder;
  private RosterDesk desk;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
  }

  @Test
  void aPreviewTellsTheDifferenceAndChangesNothingAtAll() throws Exception {
    desk.run(TWO);
    var before = dump();
    var previewed = desk.run(OTHERS, new Wish(true, 0));
    assertThat(previewed).isInstanceOf(Imported.Previewed.class);
    assertThat(dump()).isEqualTo(before);
    assertThat(lastRun().progress().state()).isEqualTo(State.PREVIEWED);
    assertThat(RosterDesk.counts(desk.run(OTHERS))).isEqualTo(RosterDesk.counts(previewed));
    assertThat(dump()).isNotEqualTo(before);
  }

  @Test
  void aSecondImportMeanwhileIsRefusedAndToldOfTheFirst() throws Exception {
    var second = new AtomicReference<Imported>();
    var first = comparing(() -> second.set(desk.run(TWO)));
    assertThat(first).isInstanceOf(Imported.Done.class);
    var underWay = ((Imported.Busy) second.get()).underWay().orElseThrow();
    assertThat(underWay.importId()).isEqualTo(RosterDesk.id(first));
    assertThat(underWay.fileName()).isEqualTo("roster.csv");
    assertThat(desk.run(TWO)).isInstanceOf(Imported.Done.class);
  }

  @Test
  void anUndoMeanwhileIsRefusedToo() throws Exception {
    long id = RosterDesk.id(desk.run(TWO));
    var undo = new AtomicReference<Imported>();
    comparing(() -> undo.set(desk.undo(id)));
    assertThat(undo.get()).isInstanceOf(Imported.Busy.class);
  }

  @Test
  void aNeighbourMayImportMeanwhile() throws Exception {
    var other = new AtomicReference<Imported>();
    comparing(() -> other.set(desk.run(desk.write(TWO), "minato", RosterDesk.MATCH, Wish.APPLY)));
    assertThat(other.get()).isInstanceOf(Imported.Done.class);
  }

  @Test
  void aConnectionThatIsCutInTheMiddleLeavesAllAsItWas() throws Exception {
    desk.run(TWO);
    var before = desk.everything();
    var ended =
        comparing(
            () ->
                desk.query(
                    """
                    SELECT pg_terminate_backend(a.pid)
                      FROM pg_stat_activity a
                      JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'advisory'
                     WHERE a.datname = current_database()
                    """));
    assertThat(ended).isEqualTo(new Imported.Failed("failed.database", "57P01"));
    assertThat(desk.everything()).isEqualTo(before);
    assertThat(lastRun().progress().state()).isEqualTo(State.FAILED);
    assertThat(desk.run(OTHERS)).isInstanceOf(Imported.Done.class);
  }

  @Test
  void aRunThatWasBrokenOffIsToldAfterAMinuteAndMarkedByTheNext() throws Exception {
    Database.execute(
        desk.database.name(),
        """
        INSERT INTO roster_imports (society_id, state, file_name, file_bytes, started_at, heard_at)
        VALUES ('aoba', 'applying', 'a.csv', 9, '2026-11-20 03:00:00+00', '2026-11-20 03:00:00+00')
        """);
    assertThat(lastRun().isBrokenOff(desk.clock.instant().plusSeconds(60))).isFalse();
    assertThat(lastRun().isBrokenOff(desk.clock.instant().plusSeconds(61))).isTrue();
    desk.run(TWO);
    assertThat(desk.query("SELECT state FROM roster_imports ORDER BY import_id"))
        .containsExactly("failed", "done");
  }

  @Test
  void aRunsRowSaysHowItEnded() throws Exception {
    desk.run(TWO);
    desk.run(OTHERS);
    var run = lastRun();
    assertThat(run.isOver()).isTrue();
    assertThat(run.progress().percent()).isEqualTo(100);
    assertThat(run.progress().rows()).isEqualTo(2);
    var counts = run.counts().map(Difference::of).orElseThrow();
    assertThat(counts.count(RosterChange.ADDED)).isEqualTo(1);
    assertThat(counts.count(RosterChange.LOST)).isEqualTo(2);
    assertThat(counts.unchanged()).isZero();
  }

  @Test
  void whomAnImportExcludesIsInItsRow() throws Exception {
    desk.run(TWO);
    desk.run(TWO.replace("本人", "任意継続"));
    assertThat(excluded()).isZero();
    desk = new RosterDesk(folder, RosterDesk.NO_GUARD, NO_VOLUNTARY);
    desk.run(TWO);
    desk.run(TWO.replace("本人", "任意継続"));
    assertThat(excluded()).isEqualTo(2);
  }

  @Test
  void aRunOfBeforeAnybodyWasCountedAsExcludedIsToldToo() throws Exception {
    desk.run(TWO);
    Database.execute(
        desk.database.name(), "UPDATE roster_imports SET difference = difference - 'excluded'");
    assertThat(excluded()).isZero();
    assertThat(lastRun().counts().map(Difference::of).orElseThrow().count(RosterChange.ADDED))
        .isEqualTo(2);
  }

  private int excluded() throws Exception {
    return lastRun().counts().map(Difference::of).orElseThrow().excluded().count();
  }

  @Test
  void whoReadsMeanwhileSeesTheOldRosterOrTheNew() throws Exception {
    var twins = row("1", "20200401", "") + row("1", "20200401", "").replace(",00,", ",01,");
    var a = twins;
    var b = twins.replace("ﾊﾅｺ", "ﾊﾅｴ");
    desk.run(a);
    var vertx = Vertx.vertx();
    var db = Db.open(vertx, desk.database);
    try (var worker = Executors.newSingleThreadExecutor()) {
      var imports =
          worker.submit(
              () -> {
                for (int i = 0; i < 6; i++) {
                  desk.run(i % 2 == 0 ? b : a);
                }
              });
      while (!imports.isDone()) {
        var kana = kana(db);
        assertThat(kana).hasSize(2);
        assertThat(kana.getFirst()).isEqualTo(kana.getLast());
      }
      imports.get();
    } finally {
      db.close().await();
      vertx.close().await();
    }
  }

  private static List<String> kana(Db db) {
    return db.list(
            "SELECT kana FROM members WHERE birth_date = '1980-04-01'", row -> row.getString(0))
        .await();
  }

  /** An import in the middle of which something happens. */
  private Imported comparing(Runnable happens) throws Exception {
    Consumer<Progress> told =
        progress -> {
          if (progress.state() == State.COMPARING
              && !Thread.currentThread().getName().equals("roster-import")) {
            once(happens);
          }
        };
    var policy = RosterDesk.policy("aoba", RosterDesk.MATCH, RosterDesk.NO_GUARD);
    return new RosterImport(desk.schema(), desk.clock, Actor.SYSTEM, told)
        .run(desk.write(OTHERS), policy, Wish.APPLY);
  }

  private boolean happened;

  private void once(Runnable happens) {
    if (!happened) {
      happened = true;
      happens.run();
    }
  }

  private ImportRun lastRun() throws Exception {
    try (var runs = new WatchImport(desk.schema(), ImportKind.ROSTER, "aoba", desk.clock)) {
      return runs.last(Optional.empty(), 1).getFirst();
    }
  }

  /** All tables and sequences but those of the runs. */
  private List<String> dump() {
    return desk
        .query(
            """
            SELECT format(CASE relkind
                            WHEN 'S' THEN 'SELECT last_value::text FROM %1$I'
                            ELSE 'SELECT t::text FROM %1$I t ORDER BY 1'
                          END, relname)
              FROM pg_class
             WHERE relnamespace = 'public'::regnamespace
               AND relkind IN ('r', 'S')
               AND relname NOT LIKE 'roster_imports%'
             ORDER BY 1
            """)
        .stream()
        .map(select -> select + ": " + desk.query(select))
        .toList();
  }
}
