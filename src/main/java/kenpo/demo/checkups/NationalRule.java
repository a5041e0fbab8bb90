package kenpo.demo.checkups;

import static kenpo.demo.checkups.Results.atLeast;
import static kenpo.demo.checkups.Results.below;

import java.util.stream.Stream;
import kenpo.demo.checkups.Results.Blood;
import kenpo.roster.Sex;

/**
 * The codes that institutions send for metabolic syndrome (1.2.392.200119.6.1008) and the level of
 * guidance (1.2.392.200119.6.3001), by the national rules of fiscal 2024 in all years, as earlier
 * ones are not among the rules that checkups are judged by. Who sees a checkup is shown what was
 * sent; this is how the demo's institutions come to it, and for the years that have rules they come
 * to the same.
 */
record NationalRule(Results results, Sex sex, int age, boolean smokes, Medicines medicines) {

  private static final int UNDECIDED = 4;
  private static final int OLDER = 65;

  /** 1 基準該当, 2 予備群該当, 3 非該当, 4 判定不能. */
  int metabolicSyndrome() {
    if (results.blood().isEmpty()) {
      return UNDECIDED;
    }
    if (!wide()) {
      return 3;
    }
    var blood = results.blood().get();
    boolean sugar =
        blood
            .glucose()
            .map(value -> atLeast(value, "110"))
            .orElseGet(() -> atLeast(blood.hba1c(), "6.0"));
    long risks =
        count(
            pressure() || medicines.pressure(),
            lipids(blood, "150") || medicines.lipids(),
            sugar || medicines.sugar());
    return risks >= 2 ? 1 : risks == 1 ? 2 : 3;
  }

  /** 1 積極的支援, 2 動機付け支援, 3 なし（情報提供）, 4 判定不能. */
  int guidance() {
    if (results.blood().isEmpty()) {
      return UNDECIDED;
    }
    boolean heavy = atLeast(results.bmi(), "25");
    if (medicines.pressure() || medicines.sugar() || medicines.lipids() || !(wide() || heavy)) {
      return 3;
    }
    long risks = risks(results.blood().get());
    if (risks == 0) {
      return 3;
    }
    boolean active = risks >= (wide() ? 2 : 3) && age < OLDER;
    return active ? 1 : 2;
  }

  private long risks(Blood blood) {
    boolean sugar =
        blood
            .glucose()
            .filter(value -> blood.fasting())
            .map(value -> atLeast(value, "100"))
            .orElseGet(() -> atLeast(blood.hba1c(), "5.6"));
    long risks = count(pressure(), lipids(blood, blood.fasting() ? "150" : "175"), sugar);
    return risks > 0 && smokes ? risks + 1 : risks;
  }

  private boolean wide() {
    return atLeast(results.waist(), sex == Sex.MALE ? "85" : "90");
  }

  private boolean pressure() {
    return atLeast(results.systolic(), "130") || atLeast(results.diastolic(), "85");
  }

  private static boolean lipids(Blood blood, String triglycerides) {
    return atLeast(blood.triglycerides(), triglycerides) || below(blood.hdl(), "40");
  }

  private static long count(Boolean... risks) {
    return Stream.of(risks).filter(risk -> risk).count();
  }
}
