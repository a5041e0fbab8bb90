package kenpo.demo.checkups;

import java.util.random.RandomGenerator;

/** Sugar and protein in urine: −, ±, 1+ … as codes 1-5. */
final class Urine {

  private static final String SUGAR = "1A020000000191111";
  private static final String PROTEIN = "1A010000000191111";
  private static final int NOT_DONE_OF = 50;

  private final Sheet sheet;
  private final Life life;
  private final RandomGenerator random;

  Urine(Sheet sheet, Life life, RandomGenerator random) {
    this.sheet = sheet;
    this.life = life;
    this.random = random;
  }

  /** Answers whether there was any protein. */
  boolean basic(Body body) {
    if (!life.isMan() && random.nextInt(NOT_DONE_OF) == 0) {
      sheet.notDone(SUGAR);
      sheet.notDone(PROTEIN);
      sheet.answer("9N512000000000011", 1);
      return false;
    }
    double glucose = body.glucose();
    sheet.answer(SUGAR, glucose > 220 ? 5 : glucose > 180 ? 4 : glucose > 165 ? 3 : 1);
    boolean strained = body.filtration() < 55 || body.systolic() > 160;
    int protein = random.nextInt(100) < (strained ? 35 : 3) ? 3 : random.nextInt(12) == 0 ? 2 : 1;
    sheet.answer(PROTEIN, protein);
    return protein > 2;
  }
}
