package kenpo.health.judgement;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.health.ItemCode;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.roster.Sex;

/** A checkup that a test writes down value by value. */
final class Sample {

  static final Judgements JUDGEMENTS = Judgements.load(Path.of("conf/health"));
  static final Items ITEMS = JUDGEMENTS.items();
  static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  static final String WAIST = "9N016160100000001";
  static final String VISCERAL = "9N021000000000001";
  static final String BMI = "9N011000000000001";
  static final String SYSTOLIC = "9A751000000000001";
  static final String DIASTOLIC = "9A761000000000001";
  static final String TG = "3F015000002327101";
  static final String CASUAL_TG = "3F015129902327101";
  static final String HDL = "3F070000002327101";
  static final String LDL = "3F077000002327101";
  static final String GLUCOSE = "3D010000001927201";
  static final String CASUAL_GLUCOSE = "3D010129901927201";
  static final String HBA1C = "3D046000001920402";
  static final String CREATININE = "3C015000002327101";
  static final String EGFR = "8A065000002391901";
  static final String URINE_PROTEIN = "1A010000000191111";
  static final String URINE_BLOOD = "1A100000000191111";
  static final String SMOKING = "9N736000000000011";
  static final String PRESSURE_MEDICINE = "9N701000000000011";
  static final String GLUCOSE_MEDICINE = "9N706000000000011";
  static final String LIPID_MEDICINE = "9N711000000000011";
  static final String BRAIN = "9N716000000000011";
  static final String HEART = "9N721000000000011";
  static final String KIDNEY = "9N726000000000011";

  private static final String LISTS = "1.2.392.200119.6.";

  private final List<Observation> observations = new ArrayList<>();
  private String section = "01010";

  static Subject man(int age) {
    return new Subject(Sex.MALE, DAY.minusYears(age));
  }

  static Subject woman(int age) {
    return new Subject(Sex.FEMALE, DAY.minusYears(age));
  }

  static Subject person(String sex, int age) {
    return new Subject(Sex.valueOf(sex), DAY.minusYears(age));
  }

  /** In the item's own unit. */
  Sample number(String code, String number) {
    return number(code, number, ITEMS.find(new ItemCode(code)).orElseThrow().unit());
  }

  Sample number(String code, String number, String unit) {
    return add(code, Status.MEASURED, quantity(number, unit));
  }

  Sample below(String code, String limit) {
    return add(code, Status.BELOW, quantity(limit, ""));
  }

  Sample above(String code, String limit) {
    return add(code, Status.ABOVE, quantity(limit, ""));
  }

  Sample without(String code, Status status) {
    return add(code, status, Optional.empty());
  }

  /** From a list of 特定健診. */
  Sample answer(String code, String list, String answer) {
    return add(
        code,
        Status.MEASURED,
        Optional.of(new Value.Answer(LISTS + list, answer, false, Optional.empty())));
  }

  Sample words(String code, String words) {
    return add(code, Status.MEASURED, Optional.of(new Value.Text(words)));
  }

  /** An answer that is はい or いいえ. */
  Sample says(String code, boolean yes) {
    return answer(code, "2003", yes ? "1" : "2");
  }

  Sample takesNothing() {
    return says(PRESSURE_MEDICINE, false).says(GLUCOSE_MEDICINE, false).says(LIPID_MEDICINE, false);
  }

  /** What is said from here on stands in another section. */
  Sample inSection(String code) {
    section = code;
    return this;
  }

  /** As the pages ask for it of a day's documents, the one that counts first first. */
  static Outcome<Score> score(
      Judgements judgements, Subject subject, LocalDate day, Checkup... documents) {
    var all = List.of(documents);
    return judgements.score(
        subject,
        day,
        Readings.together(judgements.readings(all)),
        judgements.said(subject, day, all));
  }

  Readings readings() {
    return JUDGEMENTS.readings(checkup());
  }

  Checkup checkup() {
    return new Checkup(
        "10", "010", DAY, DAY, new Institution("1234567890", "健診センター"), observations);
  }

  private Sample add(String code, Status status, Optional<Value> value) {
    observations.add(observation(code, status, value));
    return this;
  }

  /** A number of any item. */
  Observation observed(Value value) {
    return observation(BMI, Status.MEASURED, Optional.of(value));
  }

  private Observation observation(String code, Status status, Optional<Value> value) {
    return new Observation(
        Place.alone(section),
        new ItemCode(code),
        "",
        status,
        value,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Value> quantity(String number, String unit) {
    return Optional.of(new Value.Quantity(new BigDecimal(number), unit));
  }
}
