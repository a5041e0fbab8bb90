package kenpo.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.health.Status;
import kenpo.health.judgement.Subject;
import kenpo.results.Verdict.Kind;
import kenpo.roster.Sex;
import kenpo.society.Society.Names;
import kenpo.support.Findings;
import org.junit.jupiter.api.Test;

/** What a day's checkup comes to as a whole. */
class VerdictsTest {

  private static final String DAY = "2026-06-10";
  private static final String METABOLIC = "9N501000000000011";
  private static final String GUIDANCE = "9N506000000000011";
  private static final String WAIST = "9N016160100000001";
  private static final String YES_NO = "1.2.392.200119.6.2003";

  /** A waist of 95 cm and two risks: our rule says 基準該当. */
  private static Findings heavy(String day) {
    return Findings.of(day)
        .number(WAIST, "95.0", "cm")
        .number("9A755000000000001", "150", "mm[Hg]")
        .number("9A765000000000001", "95", "mm[Hg]")
        .number("3F015000002327101", "250", "mg/dL")
        .number("3F070000002327101", "35", "mg/dL")
        .number("3D010000001926101", "130", "mg/dL");
  }

  /** Whatever our rule comes to: the member sees nothing of a difference. */
  @Test
  void whatAnInstitutionSentIsShownAndNothingBesideIt() {
    var sent =
        verdicts(
            heavy(DAY)
                .answer(METABOLIC, "1.2.392.200119.6.1008", "3")
                .answer(GUIDANCE, "1.2.392.200119.6.3001", "3"));
    assertThat(sent.metabolic().kind()).isEqualTo(Kind.SENT);
    assertThat(text(sent.metabolic())).isEqualTo("非該当");
    assertThat(sent.metabolic().inputs()).isEmpty();
    assertThat(sent.metabolic().basis()).isEmpty();
    assertThat(sent.guidance().kind()).isEqualTo(Kind.SENT);
  }

  @Test
  void whatWasNotSentIsWorkedOutWithInputsEditionAndDoubts() {
    var verdict = verdicts(heavy(DAY)).metabolic();
    assertThat(verdict.kind()).isEqualTo(Kind.ESTIMATED);
    assertThat(text(verdict)).isEqualTo("基準該当");
    assertThat(verdict.inputs()).extracting(it -> it.name().ja()).contains("腹囲(実測)");
    assertThat(verdict.inputs()).extracting(it -> it.value().text().ja()).contains("95.0", "250");
    assertThat(verdict.basis().orElseThrow().edition()).isEqualTo("2024");
    assertThat(verdict.basis().orElseThrow().uncertain()).isPresent();
  }

  @Test
  void whatIsMissingIsNamed() {
    var verdict =
        verdicts(
                Findings.of(DAY)
                    .none(WAIST, Status.NOT_DONE)
                    .number("3F070000002327101", "60", "mg/dL"))
            .metabolic();
    assertThat(verdict.kind()).isEqualTo(Kind.MISSING);
    assertThat(verdict.result()).isEmpty();
    assertThat(verdict.missing()).extracting(Names::ja).contains("腹囲");
  }

  @Test
  void whoTakesMedicineIsNoTargetAndSeesWhy() {
    var verdict = verdicts(heavy(DAY).answer("9N701000000000011", YES_NO, "1")).guidance();
    assertThat(verdict.kind()).isEqualTo(Kind.EXCLUDED);
    assertThat(verdict.inputs()).extracting(it -> it.value().text().ja()).contains("はい");
    assertThat(verdict.byAge()).isFalse();
  }

  @Test
  void whoIsTooYoungSeesThatItIsTheAge() {
    var young = new Subject(Sex.FEMALE, LocalDate.of(1995, 4, 1));
    var verdict = HistoryOf.of(Optional.of(young), heavy(DAY).checkup()).verdicts().getFirst();
    assertThat(verdict.guidance().byAge()).isTrue();
  }

  @Test
  void aYearWithoutARuleHasNoVerdict() {
    assertThat(verdicts(heavy("2020-06-10")).metabolic().kind()).isEqualTo(Kind.NO_RULE);
  }

  @Test
  void kidneysAreEstimatedOnlyWhereNothingWasSent() {
    var creatinine = Findings.of(DAY).number("3C015000002327101", "0.70", "mg/dL");
    var estimated = verdicts(creatinine).egfr();
    assertThat(estimated.kind()).isEqualTo(Kind.ESTIMATED);
    assertThat(text(estimated)).isEqualTo("70.6");
    assertThat(estimated.result().orElseThrow().unit().ja()).isEqualTo("mL/min/1.73m2");
    assertThat(estimated.inputs()).extracting(it -> it.value().text().ja()).containsExactly("0.70");
    var sent = verdicts(creatinine.number("8A065000002391901", "68.0", "mL/min/1.73m2")).egfr();
    assertThat(sent.kind()).isEqualTo(Kind.SENT);
    assertThat(text(sent)).isEqualTo("68.0");
  }

  @Test
  void ofWhomTheRosterDoesNotSayTheSexOnlyWhatWasSentIsShown() {
    var sent = heavy(DAY).answer(METABOLIC, "1.2.392.200119.6.1008", "1").checkup();
    var verdicts = HistoryOf.of(Optional.empty(), sent).verdicts().getFirst();
    assertThat(text(verdicts.metabolic())).isEqualTo("基準該当");
    assertThat(verdicts.guidance().kind()).isEqualTo(Kind.MISSING);
    assertThat(verdicts.guidance().result()).isEmpty();
  }

  private static Verdicts verdicts(Findings findings) {
    return HistoryOf.of(findings.checkup()).verdicts().getFirst();
  }

  private static String text(Verdict verdict) {
    return verdict.result().orElseThrow().text().ja();
  }
}
