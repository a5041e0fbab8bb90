package kenpo.demo.checkups;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What stands on a sheet and is judged: by the rules for metabolic syndrome and guidance, and by
 * the doctor. Units as on the sheet; lipids and sugar are empty where no blood was taken.
 *
 * @param waist in cm
 * @param protein whether there was any in urine
 */
record Results(
    BigDecimal bmi,
    BigDecimal waist,
    BigDecimal systolic,
    BigDecimal diastolic,
    Optional<Blood> blood,
    Optional<Detailed> detailed,
    Optional<BigDecimal> uricAcid,
    boolean protein) {

  /** What was found in blood. */
  record Blood(
      boolean fasting,
      BigDecimal triglycerides,
      BigDecimal hdl,
      BigDecimal ldl,
      Optional<BigDecimal> glucose,
      BigDecimal hba1c,
      BigDecimal alt,
      BigDecimal ggt) {}

  /** What was found by tests that a doctor asked for. */
  record Detailed(BigDecimal haemoglobin, BigDecimal filtration) {}

  static boolean atLeast(BigDecimal value, String limit) {
    return value.compareTo(new BigDecimal(limit)) >= 0;
  }

  static boolean below(BigDecimal value, String limit) {
    return value.compareTo(new BigDecimal(limit)) < 0;
  }
}
