package kenpo.health.intake;

import static kenpo.health.intake.CheckupDesk.counts;
import static kenpo.health.intake.CheckupDesk.doc;
import static kenpo.health.intake.CheckupDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of what is said of one checkup on several days, the last stays, in whatever order it comes. */
class CheckupOrderTest {

  private static final int SEQUENCES = 15;

  @TempDir private Path folder;
  private CheckupDesk desk;

  @BeforeEach
  void open() {
    desk = new CheckupDesk(folder);
    desk.roster(row("1"));
  }

  @Test
  void inWhateverOrderTheDaysAreTheSameFileAgainChangesNothing() {
    var random = new Random(20);
    for (int i = 0; i < SEQUENCES; i++) {
      var said = said(random, LocalDate.of(2025, 1, 1).plusDays(i));
      var previewed = counts(desk.preview(said));
      assertThat(counts(desk.run(said))).as(Arrays.toString(said)).isEqualTo(previewed);
      changesNothing(said);
      isTheLast(said);
    }
  }

  @Test
  void inWhateverOrderFilesComeEachOfThemAgainChangesNothing() {
    var random = new Random(21);
    for (int i = 0; i < SEQUENCES; i++) {
      var said = said(random, LocalDate.of(2025, 1, 1).plusDays(i));
      Stream.of(said).forEach(desk::run);
      Stream.of(said).forEach(this::changesNothing);
      isTheLast(said);
    }
  }

  private static CheckupDesk.Doc[] said(Random random, LocalDate examined) {
    return Stream.generate(
            () ->
                doc("1")
                    .on(examined.toString())
                    .saying("" + (100 + random.nextInt(3)))
                    .written("2026-07-0" + (1 + random.nextInt(5))))
        .limit(2 + random.nextInt(5))
        .toArray(CheckupDesk.Doc[]::new);
  }

  private void changesNothing(CheckupDesk.Doc... said) {
    var before = desk.everything();
    var again = counts(desk.run(said));
    assertThat(List.of(again.get(0), again.get(2)))
        .as(Arrays.toString(said))
        .containsExactly(0L, 0L);
    assertThat(desk.everything()).isEqualTo(before);
  }

  private void isTheLast(CheckupDesk.Doc... said) {
    var last = Stream.of(said).map(CheckupDesk.Doc::written).max(Comparator.naturalOrder());
    var examined = said[0].examined();
    assertThat(Stream.of(said).filter(one -> one.written().equals(last.orElseThrow())))
        .extracting(CheckupDesk.Doc::value)
        .as(Arrays.toString(said))
        .containsAnyElementsOf(
            desk.query(
                "SELECT document #>> '{o,0,q}' FROM checkups WHERE examined = '%s'"
                    .formatted(examined)));
  }

  @Test
  void whatWasSaidAgainSinceIsNotReplacedByWhatIsOlder() {
    desk.run(doc("1").written("2026-07-01"));
    long confirmed = CheckupDesk.id(desk.run(doc("1").written("2026-09-01")));
    var late = doc("1").saying("110").written("2026-08-01");
    assertThat(counts(desk.run(late))).containsExactly(0L, 0L, 0L, 0L, 1L);
    assertThat(desk.undo(confirmed, false)).isEqualTo(CheckupDesk.undone(confirmed, 0, 0, false));
    assertThat(counts(desk.run(late))).containsExactly(0L, 0L, 1L, 0L, 0L);
  }

  @Test
  void whatWasSaidAgainOfACorrectionGoesWithTheCorrection() {
    desk.run(doc("1").written("2026-07-01"));
    var before = desk.everything();
    long corrected = CheckupDesk.id(desk.run(doc("1").saying("110").written("2026-08-01")));
    long again = CheckupDesk.id(desk.run(doc("1").saying("110").written("2026-10-01")));
    var others = new StockResult.Others(List.of(), List.of(again));
    assertThat(desk.undo(corrected, false))
        .isEqualTo(new StockResult.Undone(corrected, 0, 1, others, false));
    assertThat(desk.everything()).isEqualTo(before);
  }
}
