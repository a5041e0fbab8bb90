package kenpo.demo.checkups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Flag;
import kenpo.health.Observation;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Subject;
import kenpo.roster.Sex;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final Judgements JUDGEMENTS = Judgements.load(Path.of("conf/health"));
  private static final int FIRST = 2016;
  private static final int YEARS = 10;
  private static final LocalDate LONG_AGO = LocalDate.of(2001, 4, 1);

  private static final String HEIGHT = "9N001";
  private static final String WEIGHT = "9N006";
  private static final String BMI = "9N011";
  private static final String GLUCOSE = "3D0100000";
  private static final String HBA1C = "3D046";
  private static final String SYSTOLIC = "9A751";
  private static final String SMOKING = "9N736";
  private static final String DRINKING = "9N786";

  private static final List<List<Checkup>> MANY =
      IntStream.range(0, 300).mapToObj(i -> history(person(i), i)).toList();

  @Test
  void theSameRandomNumbersGiveTheSameCheckups() {
    assertThat(history(person(7), 7)).isEqualTo(MANY.get(7));
    assertThat(history(person(7), 8)).isNotEqualTo(MANY.get(7));
  }

  @Test
  void bmiFollowsHeightAndWeightExactly() {
    assertThat(all())
        .allSatisfy(
            checkup -> {
              var height = number(checkup, HEIGHT).orElseThrow();
              var square = height.multiply(height).movePointLeft(4);
              assertThat(number(checkup, BMI).orElseThrow())
                  .isEqualTo(
                      number(checkup, WEIGHT)
                          .orElseThrow()
                          .divide(square, 1, RoundingMode.HALF_UP));
            });
  }

  @Test
  void cholesterolIsInKeepingWithItself() {
    assertThat(all().filter(checkup -> number(checkup, "3F069").isPresent()))
        .isNotEmpty()
        .allSatisfy(
            checkup -> {
              var total = number(checkup, "3F050").orElseThrow();
              var hdl = number(checkup, "3F070").orElseThrow();
              assertThat(number(checkup, "3F069").orElseThrow()).isEqualTo(total.subtract(hdl));
            });
    assertThat(all().filter(checkup -> number(checkup, "3F0150000").isPresent()))
        .allSatisfy(
            checkup -> {
              double triglycerides = number(checkup, "3F0150000").orElseThrow().doubleValue();
              double rest =
                  number(checkup, "3F050").orElseThrow().doubleValue()
                      - number(checkup, "3F070").orElseThrow().doubleValue()
                      - Math.min(triglycerides, 400) / 5;
              assertThat(number(checkup, "3F077").orElseThrow().doubleValue())
                  .isCloseTo(rest, within(10.0));
            });
  }

  /** Metabolic syndrome and guidance, in the years that we have rules for. */
  @Test
  void institutionsJudgeAsTheNationalRulesDo() {
    int sent = 0;
    for (int i = 0; i < MANY.size(); i++) {
      var subject = new Subject(examinee(i).sex(), examinee(i).birthDate());
      for (var checkup : MANY.get(i)) {
        var readings = JUDGEMENTS.readings(checkup);
        var syndrome = JUDGEMENTS.metabolic(subject, checkup.examined(), readings);
        var guidance = JUDGEMENTS.guidance(subject, checkup.examined(), readings);
        assertThat(List.of(syndrome.differs(), guidance.differs()))
            .as(subject + " " + checkup.examined())
            .containsOnly(false);
        sent += syndrome.computed().found().isPresent() && syndrome.sent().isPresent() ? 1 : 0;
      }
    }
    assertThat(sent).isGreaterThan(100);
  }

  @Test
  void hba1cFollowsGlucose() {
    assertThat(all().filter(checkup -> number(checkup, GLUCOSE).isPresent()))
        .isNotEmpty()
        .allSatisfy(
            checkup ->
                assertThat(number(checkup, HBA1C).orElseThrow().doubleValue())
                    .isCloseTo(
                        5.25 + 0.034 * (number(checkup, GLUCOSE).orElseThrow().doubleValue() - 92),
                        within(0.3)));
  }

  @Test
  void filtrationIsByTheFormula() {
    assertThat(Filtration.of(new BigDecimal("0.92"), 53, Sex.MALE)).isEqualTo("68.0");
    assertThat(Filtration.of(new BigDecimal("1.00"), 60, Sex.MALE)).isEqualTo("59.9");
    assertThat(Filtration.of(new BigDecimal("0.70"), 60, Sex.FEMALE)).isEqualTo("65.4");
    assertThat(Filtration.of(new BigDecimal("0.92"), 53, Sex.FEMALE)).isEqualTo("50.3");
  }

  @Test
  void answersAreFromTheListsOfTheirYears() {
    assertThat(all())
        .allSatisfy(
            checkup -> {
              boolean fourth = checkup.examined().isAfter(LocalDate.of(2024, 3, 31));
              assertThat(answer(checkup, SMOKING).list()).endsWith(fourth ? ".24060" : ".2003");
            });
    assertThat(all().filter(checkup -> find(checkup, DRINKING).isPresent()))
        .anyMatch(checkup -> answer(checkup, DRINKING).list().endsWith(".2005"))
        .anyMatch(checkup -> answer(checkup, DRINKING).list().endsWith(".24040"));
  }

  @Test
  void nobodyBeginsToSmokeAgain() {
    assertThat(MANY)
        .allSatisfy(
            history -> {
              var smokes =
                  history.stream().map(checkup -> answer(checkup, SMOKING).code().equals("1"));
              assertThat(smokes.distinct().toList())
                  .isIn(List.of(), List.of(true), List.of(false), List.of(true, false));
            });
  }

  @Test
  void itHoldsWhatRealCheckupsHold() {
    var statuses = new HashSet<Status>();
    var flags = new HashSet<Flag>();
    var judgements = new HashSet<String>();
    all()
        .flatMap(checkup -> checkup.observations().stream())
        .forEach(
            observed -> {
              statuses.add(observed.status());
              observed.flag().ifPresent(flags::add);
              if (observed.item().text().startsWith("9N506")) {
                judgements.add(((Value.Answer) observed.value().orElseThrow()).code());
              }
            });
    assertThat(statuses)
        .contains(Status.MEASURED, Status.NOT_DONE, Status.NOT_MEASURABLE, Status.BELOW);
    assertThat(flags).containsExactlyInAnyOrder(Flag.values());
    assertThat(judgements).contains("1", "2", "3");
    assertThat(all()).anyMatch(checkup -> find(checkup, "3D0101299").isPresent());
    assertThat(all()).anyMatch(checkup -> checkup.report().equals("40"));
  }

  @Test
  void whoRisesHasTenYearsAndATrend() {
    var years = history(person(20, Course.RISING), 1);
    assertThat(years).hasSize(YEARS);
    assertThat(number(years.getLast(), BMI).orElseThrow())
        .isGreaterThan(number(years.getFirst(), BMI).orElseThrow().add(BigDecimal.ONE));
    assertThat(number(years.getLast(), SYSTOLIC).orElseThrow())
        .isGreaterThan(number(years.getFirst(), SYSTOLIC).orElseThrow());
    assertThat(number(years.getLast(), HBA1C).orElseThrow())
        .isGreaterThan(number(years.getFirst(), HBA1C).orElseThrow());
  }

  @Test
  void whoIsHealthyIsSaidToBe() {
    var years = history(person(20, Course.HEALTHY), 1);
    assertThat(years)
        .hasSize(YEARS)
        .allSatisfy(
            checkup -> {
              assertThat(answer(checkup, "9N501").code()).isEqualTo("3");
              assertThat(answer(checkup, "9N506").code()).isEqualTo("3");
            });
  }

  @Test
  void whoMovesHasAGapAndAnotherInstitutionAfterIt() {
    var years = history(person(20, Course.MOVED), 1);
    assertThat(years.stream().map(checkup -> Period.fiscalYear(checkup.examined())))
        .containsExactly(2016, 2017, 2018, 2021, 2022, 2023, 2024, 2025);
    assertThat(years.getFirst().institution()).isNotEqualTo(years.getLast().institution());
    assertThat(find(years.getFirst(), HBA1C).orElseThrow().item())
        .isNotEqualTo(find(years.getLast(), HBA1C).orElseThrow().item());
  }

  @Test
  void valuesBeyondWhatCanBeMeasuredSayTheLimit() {
    assertThat(history(person(20, Course.BEYOND), 1).stream().map(it -> find(it, "3B090")))
        .anySatisfy(
            observed -> {
              assertThat(observed.orElseThrow().status()).isEqualTo(Status.ABOVE);
              var limit = (Value.Quantity) observed.orElseThrow().value().orElseThrow();
              assertThat(limit.number().intValueExact()).isIn(800, 1000);
            });
  }

  @Test
  void newcomersHaveNoneAndNobodyHasOneOfBeforeJoining() {
    assertThat(history(person(20, Course.NEWCOMER), 1)).isEmpty();
    var late = new Attendee(examinee(20), true, LocalDate.of(2022, 10, 1), Course.RISING);
    assertThat(history(late, 1))
        .isNotEmpty()
        .allMatch(checkup -> !checkup.examined().isBefore(LocalDate.of(2022, 10, 1)));
  }

  private static Stream<Checkup> all() {
    return MANY.stream().flatMap(List::stream);
  }

  private static List<Checkup> history(Attendee person, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return History.of(person, FIRST, YEARS, EveryItem.ITEMS, random);
  }

  private static Attendee person(int i) {
    return new Attendee(examinee(i), i % 3 != 0, LONG_AGO, Course.ORDINARY);
  }

  private static Attendee person(int i, Course course) {
    return new Attendee(examinee(i), true, LONG_AGO, course);
  }

  private static Examinee examinee(int i) {
    return new Examinee(
        "06990014",
        "71-1234",
        Integer.toString(1000 + i),
        Optional.of("00"),
        "サトウハナコ",
        LocalDate.of(1990 - i % 40, 1, 15),
        i % 2 == 0 ? Sex.MALE : Sex.FEMALE);
  }

  private static Optional<Observation> find(Checkup checkup, String code) {
    return checkup.observations().stream()
        .filter(observed -> observed.item().text().startsWith(code))
        .findFirst();
  }

  private static Optional<BigDecimal> number(Checkup checkup, String code) {
    return find(checkup, code)
        .flatMap(Observation::value)
        .map(value -> ((Value.Quantity) value).number());
  }

  private static Value.Answer answer(Checkup checkup, String code) {
    return (Value.Answer) find(checkup, code).flatMap(Observation::value).orElseThrow();
  }
}
