package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kenpo.audit.Actor;
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;
import kenpo.roster.file.Problem;
import kenpo.roster.file.RosterFile;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.society.RosterFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is read twice is one file, and is taken as if it had been read once. */
class TwoPassesTest {

  private static final String FIRST = row("1", "20200401", "") + row("2", "20200401", "");
  private static final String NEXT = row("2", "20200401", "") + row("3", "20200401", "");

  @TempDir private Path folder;
  private RosterDesk desk;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
  }

  private interface Act {
    void on(Path file) throws IOException;
  }

  @Test
  void aFileThatChangesBetweenThePassesIsToldAndNothingIsTaken() throws Exception {
    desk.run(FIRST);
    var before = desk.everything();
    for (var act :
        List.<Act>of(
            TwoPassesTest::writeOver,
            TwoPassesTest::append,
            TwoPassesTest::touch,
            TwoPassesTest::replace,
            file -> Files.writeString(file, "no roster any more"),
            Files::delete)) {
      assertThat(between(act)).isEqualTo(refused("file.changed"));
      assertThat(desk.everything()).isEqualTo(before);
    }
    assertThat(between(file -> {})).isInstanceOf(Imported.Done.class);
  }

  @Test
  void howFarReadingIsDoesNotGoBackInTheSecondPass() throws Exception {
    var path = desk.write(FIRST.repeat(5_000));
    var file = new RosterFile(path, RosterFormat.of(RosterDesk.INSURERS));
    assertThat(file.read(row -> {})).isEmpty();
    assertThat(
            file.read(
                line -> line == 2,
                row -> assertThat(file.bytesRead()).isEqualTo(path.toFile().length())))
        .isEmpty();
  }

  @Test
  void aRowThatStayedIsKnownToFollowOneThatIsNew() {
    var heir = row("2", "20200401", "", "1");
    desk.run(heir);
    var imported = desk.run(heir + row("1", "20100401", "20200401"));
    assertThat(RosterDesk.counts(imported)).isEmpty();
    assertThat(desk.members()).hasSize(1);
  }

  @Test
  void earlierPapersOfARowThatStayedShowThatTheFileTellsOfThem() {
    var stays = row("2", "20200401", "", "6");
    desk.run(row("1", "20200401", "", "5") + stays);
    desk.run(row("1", "20200401", "") + stays);
    assertThat(desk.papers()).noneMatch(papers -> papers.startsWith("1 5")).hasSize(3);
  }

  @Test
  void afterAMergerRowsWhoseNumberStayedAreNotStagedInFull() throws Exception {
    var merged = row("1", "20200401", "", "1") + row("2", "20200401", "", "2");
    var file = desk.write(merged.replace(",06990014,", ",63990014,"));
    desk.run(file, "aoba", RosterDesk.MATCH, Wish.APPLY);
    assertThat(new EitherPasses(desk).staged(file)).isZero();
    assertThat(new EitherPasses(desk).staged(desk.write(FIRST))).isEqualTo(2);
  }

  @Test
  void oneAndTwoPassesLeadToTheSame() throws Exception {
    var passes = new EitherPasses(desk);
    var files = new RostersAtRandom(9);
    int taken = 0;
    for (int i = 0; i < 60; i++) {
      desk.clock.advance(Duration.ofDays(20));
      var file = Files.writeString(folder.resolve("random.csv"), files.next());
      var led = passes.of(file);
      assertThat(led.twice()).as("file %d", i).isEqualTo(led.once());
      var imported = desk.run(file, "aoba", RosterDesk.MATCH, Wish.APPLY);
      taken += imported instanceof Imported.Done ? 1 : 0;
    }
    assertThat(taken).isGreaterThan(20);
    var refused = passes.of(desk.write(FIRST + FIRST));
    assertThat(refused.twice()).hasSize(2).isEqualTo(refused.once());
  }

  private static Imported refused(String key) {
    return new Imported.Refused(List.of(Problem.of(0, "", key)));
  }

  /** An import between whose passes something happens to the file. */
  private Imported between(Act act) throws Exception {
    var file = desk.write(NEXT);
    var before = new AtomicBoolean(true);
    return run(
        file,
        progress -> {
          if (progress.state() == State.COMPARING && before.getAndSet(false)) {
            unchecked(act, file);
          }
        });
  }

  private Imported run(Path file, Consumer<Progress> told) throws Exception {
    var policy = RosterDesk.policy("aoba", RosterDesk.MATCH, RosterDesk.NO_GUARD);
    return new RosterImport(desk.schema(), desk.clock, Actor.SYSTEM, told)
        .run(file, policy, Wish.APPLY);
  }

  private static void unchecked(Act act, Path file) {
    try {
      act.on(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only what it says is another thing, not its length, age or place. */
  private static void writeOver(Path file) throws IOException {
    var age = Files.getLastModifiedTime(file);
    Files.writeString(file, Files.readString(file).replace(",3,", ",4,"));
    Files.setLastModifiedTime(file, age);
  }

  private static void append(Path file) throws IOException {
    Files.writeString(file, row("5", "20200401", ""), StandardOpenOption.APPEND);
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
  }

  private static void replace(Path file) throws IOException {
    var other =
        Files.copy(file, file.resolveSibling("other.csv"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
