package kenpo.demo.checkups;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import kenpo.roster.Sex;

/**
 * Somebody's health behind what is measured: traits that wander from year to year, habits, and
 * medicines, which nobody stops once they are begun.
 */
final class Life {

  private static final double WANDER = 0.12;
  private static final double OWN_DRIFT = 0.03;

  private final Attendee attendee;
  private final RandomGenerator random;
  private final Map<Trait, Double> traits = new EnumMap<>(Trait.class);
  private final Map<Trait, Double> drifts = new EnumMap<>(Trait.class);
  private final double tallness;
  private final Habits habits;
  private Medicines medicines = Medicines.NONE;

  Life(Attendee attendee, RandomGenerator random) {
    this.attendee = attendee;
    this.random = random;
    var course = attendee.course();
    for (var trait : Trait.values()) {
      double level = Math.clamp(random.nextGaussian(), -2, 2);
      traits.put(trait, course.level(trait, level));
      drifts.put(trait, course.drift(trait, random.nextGaussian() * OWN_DRIFT));
    }
    this.tallness = random.nextGaussian();
    this.habits = Habits.of(sex(), course, random);
  }

  /** What was found may be treated from then on. */
  void treat(Body found) {
    medicines = medicines.after(found, random);
  }

  /** Another year has gone. */
  void age() {
    boolean fixed = attendee.course() == Course.HEALTHY;
    traits.replaceAll(
        (trait, at) -> at + drifts.get(trait) + (fixed ? 0 : WANDER * random.nextGaussian()));
  }

  Sex sex() {
    return attendee.examinee().sex();
  }

  boolean isMan() {
    return sex() == Sex.MALE;
  }

  int age(LocalDate day) {
    return attendee.age(day);
  }

  double trait(Trait trait) {
    return traits.get(trait);
  }

  double tallness() {
    return tallness;
  }

  Habits habits() {
    return habits;
  }

  Medicines medicines() {
    return medicines;
  }
}
