package kenpo.roster.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What came before is always known again; what didn't, seldom taken for known. */
class SeenBeforeTest {

  private static final int MANY = 1_000_000;

  @Test
  void noNumberIsForgottenAndFewAreTakenForKnown() {
    var seen = new SeenBefore();
    assertThat(numbers().filter(seen::test).count()).isLessThan(MANY / 1_000);
    assertThat(numbers().allMatch(seen::test)).isTrue();
  }

  /** Of numbers and days, as they are in a roster. */
  private static LongStream numbers() {
    return LongStream.range(0, MANY)
        .map(i -> (long) Long.toString(i / 2).hashCode() << Integer.SIZE ^ i % 2);
  }
}
