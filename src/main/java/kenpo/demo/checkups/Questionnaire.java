package kenpo.demo.checkups;

import java.util.random.RandomGenerator;

/** The standard questionnaire (標準的な質問票), with the questions and answers of its period. */
final class Questionnaire {

  // Of the second and third period (fiscal 2013-2023).
  private static final String YES_OR_NO = "1.2.392.200119.6.2003";
  private static final String DRINKING_OF_THREE = "1.2.392.200119.6.2005";
  private static final String AMOUNT_OF_FOUR = "1.2.392.200119.6.2006";

  private final Sheet sheet;
  private final Life life;
  private final RandomGenerator random;

  Questionnaire(Sheet sheet, Life life, RandomGenerator random) {
    this.sheet = sheet;
    this.life = life;
    this.random = random;
  }

  /** What everybody is asked. */
  void basic(Period period, int year) {
    var medicines = life.medicines();
    yes("9N701000000000011", medicines.pressure());
    yes("9N706000000000011", medicines.sugar());
    yes("9N711000000000011", medicines.lipids());
    smoking(period, life.habits(), year);
  }

  /** The other questions, about past illness and habits. */
  void habits(Period period) {
    yes("9N716000000000011", false);
    yes("9N721000000000011", false);
    yes("9N726000000000011", false);
    yes("9N731000000000011", life.trait(Trait.BLOOD) < -1.5);
    boolean heavy = life.trait(Trait.BUILD) > 0.7;
    yes("9N741000000000011", heavy);
    yes("9N746000000000011", life.habits().active());
    yes("9N751000000000011", life.habits().active() || random.nextInt(100) < 30);
    yes("9N756000000000011", life.habits().active());
    sheet.answer("9N766000000000011", heavy ? 1 : 2);
    yes("9N771000000000011", random.nextInt(100) < 25);
    yes("9N781000000000011", random.nextInt(100) < 20);
    ofPeriod(period, heavy);
    drinking(period);
    yes("9N796000000000011", random.nextInt(100) < 65);
    sheet.answer("9N801000000000011", life.habits().active() ? 5 : 1 + random.nextInt(3));
  }

  /** Questions that came, and went, with a period. */
  private void ofPeriod(Period period, boolean heavy) {
    if (period == Period.SECOND) {
      sheet.answer("9N761000000000011", YES_OR_NO, yes(heavy));
      sheet.answer("9N776000000000011", YES_OR_NO, yes(heavy));
    } else {
      sheet.answer("9N872000000000011", 1);
      sheet.answer("9N782000000000011", heavy ? 1 : 2);
    }
    if (period == Period.FOURTH) {
      yes("9N808000000000011", false);
    } else {
      sheet.answer("9N806000000000011", YES_OR_NO, 2);
    }
  }

  private void smoking(Period period, Habits habits, int year) {
    boolean smokes = habits.smokesIn(year);
    if (period == Period.FOURTH) {
      sheet.answer("9N736000000000011", smokes ? 1 : habits.smoked() ? 2 : 3);
    } else {
      sheet.answer("9N736000000000011", YES_OR_NO, yes(smokes));
    }
  }

  private void drinking(Period period) {
    var habits = life.habits();
    if (period == Period.FOURTH) {
      sheet.answer("9N786000000000011", habits.drinking());
    } else {
      int drinking = habits.drinking() == 1 ? 1 : habits.drinking() <= 5 ? 2 : 3;
      sheet.answer("9N786000000000011", DRINKING_OF_THREE, drinking);
    }
    if (!habits.drinks()) {
      return;
    }
    if (period == Period.FOURTH) {
      sheet.answer("9N791000000000011", habits.amount());
    } else {
      sheet.answer("9N791000000000011", AMOUNT_OF_FOUR, Math.min(habits.amount(), 4));
    }
  }

  private void yes(String code, boolean yes) {
    sheet.answer(code, yes(yes));
  }

  private static int yes(boolean yes) {
    return yes ? 1 : 2;
  }
}
