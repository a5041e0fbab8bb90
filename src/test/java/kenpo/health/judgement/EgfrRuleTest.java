package kenpo.health.judgement;

import static kenpo.health.judgement.Sample.CREATININE;
import static kenpo.health.judgement.Sample.DAY;
import static kenpo.health.judgement.Sample.JUDGEMENTS;
import static kenpo.health.judgement.Sample.man;
import static kenpo.health.judgement.Sample.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import kenpo.health.Status;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** eGFR by the public examples. */
class EgfrRuleTest {

  @ParameterizedTest
  @CsvSource({
    "0.92, 53, MALE, 68.0",
    "0.80, 53, MALE, 79.2",
    "1.00, 60, MALE, 59.9",
    "0.70, 60, FEMALE, 65.4",
    "0.92, 53, FEMALE, 50.3"
  })
  void itIsThatOfTheFormula(String creatinine, int age, String sex, String egfr) {
    var outcome = compute(person(sex, age), new Sample().number(CREATININE, creatinine));
    assertThat(outcome.found()).contains(new BigDecimal(egfr));
  }

  @Test
  void itIsForAdults() {
    var sample = new Sample().number(CREATININE, "0.80");
    assertThat(compute(man(17), sample)).isInstanceOf(Excluded.class);
    assertThat(compute(man(18), sample).found()).isPresent();
  }

  @Test
  void withoutCreatinineItIsNotPossible() {
    assertThat(compute(man(50), new Sample().without(CREATININE, Status.NOT_DONE)))
        .isInstanceOf(Missing.class);
    assertThat(compute(man(50), new Sample().below(CREATININE, "0.10")))
        .isInstanceOf(Missing.class);
    assertThat(compute(man(50), new Sample().number(CREATININE, "0.00")))
        .isInstanceOf(Missing.class);
  }

  private static Outcome<BigDecimal> compute(Subject subject, Sample sample) {
    return JUDGEMENTS.egfr(subject, DAY, sample.readings());
  }
}
