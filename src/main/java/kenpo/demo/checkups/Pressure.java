package kenpo.demo.checkups;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;

/** Blood pressure, once or twice; the first time, now and then, the cuff doesn't hold. */
final class Pressure {

  private static final int FAILS_OF = 60;

  /** What counts of the readings: their mean, or the only one. */
  record Taken(BigDecimal systolic, BigDecimal diastolic) {}

  private final Sheet sheet;
  private final RandomGenerator random;

  Pressure(Sheet sheet, RandomGenerator random) {
    this.sheet = sheet;
    this.random = random;
  }

  Taken taken(Venue venue, Body body) {
    boolean failed = random.nextInt(FAILS_OF) == 0;
    if (failed) {
      sheet.notMeasurable("9A751000000000001");
      sheet.notMeasurable("9A761000000000001");
      return second(body);
    }
    var first =
        new Taken(
            sheet.measure("9A751000000000001", body.systolic() + 3, 0),
            sheet.measure("9A761000000000001", body.diastolic() + 1, 0));
    return venue.pressureTwice() ? mean(first, second(body)) : first;
  }

  private Taken second(Body body) {
    return new Taken(
        sheet.measure("9A752000000000001", body.systolic() + random.nextGaussian(-1, 2), 0),
        sheet.measure("9A762000000000001", body.diastolic() + random.nextGaussian(-1, 2), 0));
  }

  private static Taken mean(Taken first, Taken second) {
    return new Taken(
        mean(first.systolic(), second.systolic()), mean(first.diastolic(), second.diastolic()));
  }

  private static BigDecimal mean(BigDecimal first, BigDecimal second) {
    return first.add(second).divide(BigDecimal.TWO);
  }
}
