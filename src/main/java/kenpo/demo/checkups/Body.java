package kenpo.demo.checkups;

import java.time.LocalDate;
import java.util.random.RandomGenerator;
import kenpo.roster.Sex;

/**
 * What would be found in somebody on a day, each value with the chance of that day: rough
 * proportions of people in Japan, good enough to look real, and of no medical worth.
 *
 * <p>Heights in cm, weights in kg, pressures in mmHg, lipids, glucose, creatinine and uric acid in
 * mg/dL, HbA1c in % (NGSP), enzymes in U/L, haemoglobin in g/dL, filtration in mL/min/1.73m².
 */
record Body(
    double height,
    double weight,
    double waist,
    double systolic,
    double diastolic,
    double triglycerides,
    double hdl,
    double ldl,
    double glucose,
    double hba1c,
    double ast,
    double alt,
    double ggt,
    double filtration,
    double uricAcid,
    double haemoglobin) {

  static Body on(LocalDate day, Life life, RandomGenerator random) {
    return new Findings(day, life, random).body();
  }

  /** Creatinine that the formula of the 日本腎臓学会 gives this filtration for. */
  double creatinine(Sex sex, int age) {
    double ofSex = sex == Sex.MALE ? 1 : Filtration.WOMEN;
    double perMan = filtration / (Filtration.FACTOR * Math.pow(age, Filtration.BY_AGE) * ofSex);
    return Math.pow(perMan, 1 / Filtration.BY_CREATININE);
  }

  /** Works the values out, each from those before it. */
  private static final class Findings {

    private static final int GROWN = 40;

    private final Life life;
    private final RandomGenerator random;
    private final int age;
    private final boolean man;

    Findings(LocalDate day, Life life, RandomGenerator random) {
      this.life = life;
      this.random = random;
      this.age = life.age(day);
      this.man = life.isMan();
    }

    Body body() {
      double height = (man ? 171 : 158) + 5.6 * life.tallness() - 0.05 * beyond(GROWN) + noise(0.2);
      double bmi = (man ? 23.6 : 21.9) + 2.9 * at(Trait.BUILD) + 0.03 * (age - GROWN) + noise(0.2);
      double over = bmi - 22;
      double systolic = systolic(over);
      double triglycerides = triglycerides(over);
      double glucose = glucose(over);
      double fat = at(Trait.LIVER) + over * 0.12;
      double alcohol = life.habits().alcohol();
      return new Body(
          height,
          bmi * height * height / 10_000,
          28 + 2.35 * bmi + (man ? 1.5 : 0) + 0.06 * (age - GROWN) + noise(1.0),
          systolic,
          0.5 * (systolic - 120) + 75 - 0.15 * beyond(58) + noise(3),
          triglycerides,
          hdl(over, triglycerides),
          ldl(over),
          glucose,
          5.25 + 0.034 * (glucose - 92) + noise(0.07),
          Math.exp(3.02 + 0.16 * fat + 0.15 * alcohol + noise(0.08)),
          Math.exp((man ? 3.0 : 2.75) + 0.28 * fat + noise(0.1)),
          Math.exp((man ? 3.35 : 2.85) + 0.5 * fat + 1.1 * alcohol + noise(0.1)),
          Math.max(15, 96 - 0.75 * (age - 35) + 11 * at(Trait.KIDNEY) + noise(3)),
          (man ? 5.9 : 4.4) + 0.95 * at(Trait.URIC_ACID) + 0.08 * over + noise(0.25),
          (man ? 15.0 : age < 50 ? 12.9 : 13.4) + 0.9 * at(Trait.BLOOD) + noise(0.25));
    }

    private double systolic(double over) {
      double own = (man ? 117 : 111) + 0.5 * (age - GROWN) + 9 * at(Trait.PRESSURE) + 1.1 * over;
      return own + 4 * life.habits().alcohol() - (life.medicines().pressure() ? 19 : 0) + noise(4);
    }

    private double triglycerides(double over) {
      double own = Math.log(man ? 92 : 72) + 0.36 * at(Trait.TRIGLYCERIDES) + 0.045 * over;
      return Math.exp(own + 0.3 * life.habits().alcohol() + noise(0.15));
    }

    private double hdl(double over, double triglycerides) {
      double own = (man ? 57 : 68) + 9 * at(Trait.HDL) - 0.9 * over;
      return Math.max(24, own - 8 * Math.log(triglycerides / 85) + noise(1.5));
    }

    private double ldl(double over) {
      double change = man ? 0 : Math.clamp(1.6 * (age - 46), 0, 20);
      double own = 112 + 0.4 * (age - GROWN) + change + 24 * at(Trait.LDL) + 1.2 * over;
      return Math.max(45, own * (life.medicines().lipids() ? 0.66 : 1) + noise(5));
    }

    private double glucose(double over) {
      double ill = Math.exp(0.75 * (at(Trait.SUGAR) - 0.6)) * 5;
      double own = 84 + 0.18 * (age - GROWN) + 0.7 * over + ill;
      return own - (life.medicines().sugar() ? (own - 95) * 0.5 : 0) + noise(2.5);
    }

    private int beyond(int years) {
      return Math.max(0, age - years);
    }

    private double at(Trait trait) {
      return life.trait(trait);
    }

    private double noise(double deviation) {
      return deviation * Math.clamp(random.nextGaussian(), -2.5, 2.5);
    }
  }
}
