package kenpo.demo.checkups;

import java.math.BigDecimal;
import java.math.RoundingMode;
import kenpo.roster.Sex;

/** The formula for eGFR of the 日本腎臓学会, by serum creatinine, as institutions work it out. */
final class Filtration {

  static final double FACTOR = 194;
  static final double BY_CREATININE = -1.094;
  static final double BY_AGE = -0.287;
  static final double WOMEN = 0.739;

  private Filtration() {}

  /**
   * @param creatinine in mg/dL, as it is reported
   */
  static BigDecimal of(BigDecimal creatinine, int age, Sex sex) {
    double men = FACTOR * Math.pow(creatinine.doubleValue(), BY_CREATININE) * Math.pow(age, BY_AGE);
    return BigDecimal.valueOf(sex == Sex.MALE ? men : men * WOMEN)
        .setScale(1, RoundingMode.HALF_UP);
  }
}
