package kenpo.roster.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any file after any other. */
class RandomRostersTest {

  private static final int FILES = 22;

  /** Others are refused: the same member twice. */
  private static final int LEAST_TAKEN = 10;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theSameFileAgainChangesNothingAndAnUndoBringsAllBack(long seed) {
    var desk = new RosterDesk(folder);
    var files = new RostersAtRandom(seed);
    int taken = 0;
    for (int i = 0; i < FILES; i++) {
      desk.clock.advance(Duration.ofDays(20));
      var file = files.next();
      var before = desk.everything();
      if (desk.runFile(file) instanceof Imported.Done first) {
        taken++;
        desk.undo(first.importId());
        assertThat(desk.everything()).as("%d, file %d undone", seed, i).isEqualTo(before);
        desk.runFile(file);
        var after = desk.everything();
        assertThat(RosterDesk.counts(desk.runFile(file))).as("%d, file %d", seed, i).isEmpty();
        assertThat(desk.everything()).isEqualTo(after);
      }
    }
    assertThat(taken).isGreaterThanOrEqualTo(LEAST_TAKEN);
  }
}
