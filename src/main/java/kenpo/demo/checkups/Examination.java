package kenpo.demo.checkups;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;
import kenpo.demo.checkups.Results.Blood;
import kenpo.demo.checkups.Results.Detailed;
import kenpo.health.Checkup;
import kenpo.health.Items;

/** One day's checkup: what is done by age and by who pays, entered on a sheet, and judged. */
final class Examination {

  private static final int BLOOD_FROM = 35;
  private static final int JUDGED_FROM = 40;
  private static final int JUDGED_TO = 74;
  private static final int PERCENT_DETAILED = 30;

  private final Life life;
  private final boolean insured;
  private final Venue venue;
  private final LocalDate day;
  private final int year;
  private final Period period;
  private final Body body;
  private final Sheet sheet;
  private final RandomGenerator random;

  /**
   * @param insured an employer has more done than the law on 特定健診 asks for
   */
  Examination(
      Life life,
      boolean insured,
      Venue venue,
      LocalDate day,
      Body body,
      Items items,
      RandomGenerator random) {
    this.life = life;
    this.insured = insured;
    this.venue = venue;
    this.day = day;
    this.year = Period.fiscalYear(day);
    this.period = Period.of(day);
    this.body = body;
    this.sheet = new Sheet(items, life.sex(), year, venue.laboratory());
    this.random = random;
  }

  Checkup checkup() {
    int age = life.age(LocalDate.of(year + 1, 3, 31));
    boolean judged = age >= JUDGED_FROM && age <= JUDGED_TO;
    var results = results(age);
    judge(results, judged);
    var questions = new Questionnaire(sheet, life, random);
    questions.basic(period, year);
    if (age >= BLOOD_FROM) {
      questions.habits(period);
    }
    if (insured && age >= BLOOD_FROM) {
      optional(results);
    }
    return new Checkup(
        judged ? "10" : "40",
        insured ? "030" : "010",
        day,
        day.plusDays(12),
        venue.institution(),
        sheet.observations());
  }

  private Results results(int age) {
    var height = sheet.measure("9N001000000000001", body.height(), 1);
    var weight = sheet.measure("9N006000000000001", body.weight(), 1);
    var bmi = bmi(weight, height);
    sheet.number("9N011000000000001", bmi);
    var waist = sheet.measure("9N016160100000001", body.waist(), 1);
    history();
    var pressure = new Pressure(sheet, random).taken(venue, body);
    var blood = Optional.<Blood>empty();
    var detailed = Optional.<Detailed>empty();
    if (age >= BLOOD_FROM) {
      var tests = new BloodTests(sheet, life, body, random);
      blood = Optional.of(tests.basic(period));
      if (insured || random.nextInt(100) < PERCENT_DETAILED) {
        detailed = Optional.of(tests.detailed(life.age(day)));
      }
    }
    boolean protein = new Urine(sheet, life, random).basic(body);
    var uricAcid = blood.filter(it -> insured).map(it -> Sheet.rounded(body.uricAcid(), 1));
    return new Results(
        bmi, waist, pressure.systolic(), pressure.diastolic(), blood, detailed, uricAcid, protein);
  }

  private void history() {
    boolean ill = life.medicines().pressure();
    sheet.answer("9N056000000000011", ill ? 1 : 2);
    if (ill) {
      sheet.words("9N056160400000049", "高血圧症");
    }
    sheet.answer("9N061000000000011", 2);
    sheet.answer("9N066000000000011", 2);
  }

  private void judge(Results results, boolean judged) {
    if (judged) {
      var rule =
          new NationalRule(
              results,
              life.sex(),
              life.age(LocalDate.of(year + 1, 3, 31)),
              life.habits().smokesIn(year),
              life.medicines());
      sheet.answer("9N501000000000011", rule.metabolicSyndrome());
      sheet.answer("9N506000000000011", rule.guidance());
    }
    var words = DoctorsWords.on(results, life.sex(), life.medicines());
    sheet.judgement("9N511000000000049", words, venue.doctor());
  }

  /** What an employer has done beside. */
  private void optional(Results results) {
    sheet.section(Sheet.OPTIONAL);
    sheet.measure("9N121000000000001", 70 + 9 * random.nextGaussian(), 0);
    results.uricAcid().ifPresent(value -> sheet.test("uric-acid", value.doubleValue()));
    sheet.test("white-cells", 100.0 * Math.round(58 + 11 * random.nextGaussian()));
    sheet.test("crp", Math.exp(-3.2 + 1.0 * random.nextGaussian()));
    sheet.answer("1A100000000191111", random.nextInt(100) < 93 ? 1 : 2);
  }

  /** Of what stands on the sheet, so that who works it out again comes to the same. */
  private static BigDecimal bmi(BigDecimal weight, BigDecimal height) {
    return weight
        .multiply(BigDecimal.valueOf(10_000))
        .divide(height.multiply(height), 1, RoundingMode.HALF_UP);
  }
}
