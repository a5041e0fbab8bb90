package kenpo.demo.checkups;

import java.util.Map;

/** How the years of a person go; what isn't said is left to chance. */
public enum Course {
  /** As chance has it. */
  ORDINARY(Map.of(), Map.of(), 4),
  /** Ten years without a gap in which weight, pressure and sugar rise. */
  RISING(
      Map.of(Trait.BUILD, 0.2, Trait.PRESSURE, 0.3, Trait.SUGAR, 0.5),
      Map.of(Trait.BUILD, 0.13, Trait.PRESSURE, 0.14, Trait.SUGAR, 0.16),
      0),
  /** Somebody who leaves out years and goes to another institution after that. */
  MOVED(Map.of(), Map.of(), 0),
  /** All is as it should be, and stays so. */
  HEALTHY(
      Map.of(
          Trait.BUILD, -1.0,
          Trait.PRESSURE, -1.3,
          Trait.LDL, -1.0,
          Trait.TRIGLYCERIDES, -1.0,
          Trait.HDL, 0.6,
          Trait.SUGAR, -1.3,
          Trait.LIVER, -1.1,
          Trait.KIDNEY, 1.0,
          Trait.URIC_ACID, -0.4,
          Trait.BLOOD, 0.1),
      Map.of(),
      0),
  /** Values that are more, or less, than a laboratory can measure. */
  BEYOND(Map.of(Trait.LIVER, 8.6, Trait.TRIGLYCERIDES, 1.5, Trait.HDL, -1.0), Map.of(), 0),
  /** A member without any checkup yet. */
  NEWCOMER(Map.of(), Map.of(), 100);

  private final Map<Trait, Double> levels;
  private final Map<Trait, Double> drifts;
  private final int percentMissed;

  Course(Map<Trait, Double> levels, Map<Trait, Double> drifts, int percentMissed) {
    this.levels = levels;
    this.drifts = drifts;
    this.percentMissed = percentMissed;
  }

  /** Where the trait begins, if that is not left to chance. */
  double level(Trait trait, double chance) {
    return levels.getOrDefault(trait, chance);
  }

  /** By how much it changes in a year, chance aside. */
  double drift(Trait trait, double chance) {
    return this == HEALTHY ? 0 : drifts.getOrDefault(trait, chance);
  }

  /** How many years of a hundred an insured person leaves out. */
  int percentMissed() {
    return percentMissed;
  }
}
