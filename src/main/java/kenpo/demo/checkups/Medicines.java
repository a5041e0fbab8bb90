package kenpo.demo.checkups;

import java.util.random.RandomGenerator;

/** For what somebody takes medicine (服薬 1-3 of the questionnaire). */
record Medicines(boolean pressure, boolean sugar, boolean lipids) {

  static final Medicines NONE = new Medicines(false, false, false);

  private static final int PERCENT_TREATED = 30;

  /** Who was found to need one has it, perhaps, from then on. */
  Medicines after(Body found, RandomGenerator random) {
    return new Medicines(
        pressure || (found.systolic() >= 145 && treated(random)),
        sugar || (found.hba1c() >= 6.8 && treated(random)),
        lipids || (found.ldl() >= 165 && treated(random)));
  }

  private static boolean treated(RandomGenerator random) {
    return random.nextInt(100) < PERCENT_TREATED;
  }
}
