package kenpo.demo.checkups;

import java.util.random.RandomGenerator;
import kenpo.roster.Sex;

/**
 * How somebody lives, the same over the years but for who stops smoking.
 *
 * @param smoked whether this person ever did
 * @param stops the fiscal year from which on he doesn't any more
 * @param drinking 1-8, as the answers of the fourth period have it: 1 daily … 7 stopped, 8 never
 * @param amount 1-5 of the same: 1 less than one 合 … 5 five or more
 * @param active whether there is exercise, and walking
 */
record Habits(boolean smoked, int stops, int drinking, int amount, boolean active) {

  private static final int NEVER = 9999;
  private static final int LONG_AGO = 2000;

  static Habits of(Sex sex, Course course, RandomGenerator random) {
    boolean man = sex == Sex.MALE;
    boolean healthy = course == Course.HEALTHY;
    boolean smoked = !healthy && random.nextInt(100) < (man ? 50 : 18);
    int stops =
        switch (random.nextInt(4)) {
          case 0 -> LONG_AGO;
          case 1 -> 2017 + random.nextInt(8);
          default -> NEVER;
        };
    int drinking = healthy ? 6 : Math.clamp((int) random.nextGaussian(man ? 3.5 : 5.5, 2), 1, 8);
    int amount = Math.clamp((int) random.nextGaussian(man ? 2.6 : 1.8, 1), 1, 5);
    return new Habits(smoked, stops, drinking, amount, healthy || random.nextInt(100) < 35);
  }

  boolean smokesIn(int year) {
    return smoked && year < stops;
  }

  boolean drinks() {
    return drinking < 7;
  }

  /** 0 for nothing, 1 for much. */
  double alcohol() {
    return drinks() ? (7 - drinking) / 6.0 * amount / 5.0 : 0;
  }
}
