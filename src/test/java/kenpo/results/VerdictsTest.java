package kenpo.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Institution;
import kenpo.health.Status;
import kenpo.health.judgement.Subject;
import kenpo.health.judgement.Trait;
import kenpo.results.Verdict.Kind;
import kenpo.roster.Sex;
import kenpo.society.Society.Names;
import kenpo.support.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a day's checkup comes to as a whole. */
class VerdictsTest {

  private static final String DAY = "2026-06-10";
  private static final String METABOLIC = "9N501000000000011";
  private static final String GUIDANCE = "9N506000000000011";
  private static final String WAIST = "9N016160100000001";
  private static final String BMI = "9N011000000000001";
  private static final String EGFR = "8A065000002391901";
  private static final String YES_NO = "1.2.392.200119.6.2003";

  /** Whatever our rule comes to: the member sees nothing of a difference. */
  @Test
  void whatAnInstitutionSentIsShownAndNothingBesideIt() {
    var sent =
        verdicts(
            Findings.heavy(DAY)
                .answer(METABOLIC, "1.2.392.200119.6.1008", "3")
                .answer(GUIDANCE, "1.2.392.200119.6.3001", "3"));
    var metabolic = sent.metabolic().orElseThrow();
    assertThat(metabolic.kind()).isEqualTo(Kind.SENT);
    assertThat(text(metabolic)).isEqualTo("非該当");
    assertThat(metabolic.inputs()).isEmpty();
    assertThat(metabolic.basis()).isEmpty();
    assertThat(sent.guidance().orElseThrow().kind()).isEqualTo(Kind.SENT);
  }

  /** That nothing came of it is what it said. */
  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"NOT_DONE", "NOT_MEASURABLE"})
  void whatAnInstitutionCouldNotJudgeIsNotJudgedByUs(Status status) {
    var sent = verdicts(Findings.heavy(DAY).none(METABOLIC, status).none(GUIDANCE, status));
    for (var verdict : List.of(sent.metabolic(), sent.guidance())) {
      assertThat(verdict.orElseThrow().kind()).isEqualTo(Kind.SENT);
      assertThat(verdict.orElseThrow().results())
          .extracting(it -> it.value().kind().name())
          .containsExactly(status.name());
    }
  }

  @Test
  void anEgfrThatIsOnlyALimitOrWasNotDoneIsNotEstimated() {
    for (var sent :
        List.of(
            creatinine().above(EGFR, "90.0", "mL/min/1.73m2"),
            creatinine().none(EGFR, Status.ABOVE),
            creatinine().none(EGFR, Status.NOT_DONE))) {
      assertThat(verdicts(sent).egfr().orElseThrow().kind()).isEqualTo(Kind.SENT);
    }
  }

  @Test
  void allThatInstitutionsSaidOfADayIsThereWithTheirNames() {
    var one = Findings.heavy(DAY).answer(METABOLIC, "1.2.392.200119.6.1008", "1").checkup();
    var other =
        Findings.of("90", DAY, new Institution("1322222222", "港クリニック"))
            .answer(METABOLIC, "1.2.392.200119.6.1008", "3")
            .checkup();
    var verdict = HistoryOf.of(one, other).verdicts().getFirst().metabolic().orElseThrow();
    assertThat(verdict.results())
        .extracting(it -> it.value().text().ja() + " " + it.from().getFirst().ja())
        .containsExactly("基準該当 若葉健診センター", "非該当 港クリニック");
  }

  @Test
  void daysWithoutAnyOfItsNumbersHaveNoVerdict() {
    var screening = Findings.of("2026-05-01").words("9Z999000000000049", "異常なし").checkup();
    var days = HistoryOf.of(Findings.heavy(DAY).checkup(), screening).verdicts();
    assertThat(days).hasSize(1);
    assertThat(days.getFirst().metabolic()).isPresent();
    assertThat(days.getFirst().egfr()).isEmpty();
    assertThat(HistoryOf.of(screening).verdicts()).isEmpty();
  }

  @Test
  void aSlimWaistIsWhatItRestsOn() {
    var slim = Findings.of(DAY).number(WAIST, "80.0", "cm").number(BMI, "21.0", "kg/m2");
    var verdicts = verdicts(slim);
    assertThat(text(verdicts.metabolic().orElseThrow())).isEqualTo("非該当");
    assertThat(inputs(verdicts.metabolic())).containsExactly("80.0");
    assertThat(text(verdicts.guidance().orElseThrow())).isEqualTo("なし（情報提供）");
    assertThat(inputs(verdicts.guidance())).containsExactly("80.0", "21.0");
  }

  @Test
  void allThatWasLookedAtIsThereAndWhatCountedComesFirst() {
    var reserve =
        Findings.of(DAY)
            .number(WAIST, "95.0", "cm")
            .number("9A755000000000001", "120", "mm[Hg]")
            .number("9A765000000000001", "75", "mm[Hg]")
            .number("3F015000002327101", "250", "mg/dL")
            .number("3F070000002327101", "60", "mg/dL")
            .number("3D010000001926101", "90", "mg/dL")
            .number("3D046000001906202", "6.9", "%")
            .answer("9N701000000000011", YES_NO, "2")
            .answer("9N706000000000011", YES_NO, "2")
            .answer("9N711000000000011", YES_NO, "2");
    var verdict = verdicts(reserve).metabolic();
    assertThat(text(verdict.orElseThrow())).isEqualTo("予備群該当");
    assertThat(inputs(verdict))
        .containsExactly("95.0", "250", "60", "いいえ", "120", "75", "いいえ", "90", "いいえ");
  }

  @Test
  void whatWasNotSentIsWorkedOutWithInputsEditionAndDoubts() {
    var verdict = verdicts(Findings.heavy(DAY)).metabolic().orElseThrow();
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
            .metabolic()
            .orElseThrow();
    assertThat(verdict.kind()).isEqualTo(Kind.MISSING);
    assertThat(verdict.results()).isEmpty();
    assertThat(verdict.missing()).extracting(Names::ja).contains("腹囲");
  }

  @Test
  void whoTakesMedicineIsNoTargetAndSeesWhy() {
    var verdict =
        verdicts(Findings.heavy(DAY).answer("9N701000000000011", YES_NO, "1"))
            .guidance()
            .orElseThrow();
    assertThat(verdict.kind()).isEqualTo(Kind.EXCLUDED);
    assertThat(verdict.inputs()).extracting(it -> it.value().text().ja()).contains("はい");
    assertThat(verdict.meantFor()).isEmpty();
  }

  @Test
  void whoIsTooYoungSeesThatItIsTheAge() {
    var young = new Subject(Sex.FEMALE, LocalDate.of(1995, 4, 1));
    var verdict =
        HistoryOf.of(Optional.of(young), Findings.heavy(DAY).checkup()).verdicts().getFirst();
    assertThat(verdict.guidance().orElseThrow().meantFor())
        .contains(new Trait(Trait.Kind.AGED, 40, 75));
    assertThat(verdict.metabolic().orElseThrow().kind()).isEqualTo(Kind.ESTIMATED);
  }

  /** Born on 2 April she is 64 at the end of the fiscal year, a day older 65. */
  @Test
  void theAgeIsToldWhereActiveSupportDependsOnIt() {
    assertThat(guidance("1962-04-02", Findings.heavy(DAY).untreated()))
        .containsExactly("積極的支援", "FEMALE 0", "AGE_REACHED 64");
    assertThat(guidance("1962-04-01", Findings.heavy(DAY).untreated()))
        .containsExactly("動機付け支援", "FEMALE 0", "AGE_REACHED 65", "LIGHTER 65");
    var slim = Findings.of(DAY).number(WAIST, "80.0", "cm").number(BMI, "21.0", "kg/m2");
    assertThat(guidance("1962-04-01", slim)).containsExactly("なし（情報提供）", "FEMALE 0");
  }

  private static List<String> guidance(String born, Findings findings) {
    var who = new Subject(Sex.FEMALE, LocalDate.parse(born));
    var verdict =
        HistoryOf.of(Optional.of(who), findings.checkup()).verdicts().getFirst().guidance();
    return Stream.concat(
            Stream.of(text(verdict.orElseThrow())),
            verdict.orElseThrow().traits().stream().map(it -> it.kind() + " " + it.from()))
        .toList();
  }

  @Test
  void aYearWithoutARuleHasNoVerdict() {
    assertThat(verdicts(Findings.heavy("2020-06-10")).metabolic().orElseThrow().kind())
        .isEqualTo(Kind.NO_RULE);
  }

  @Test
  void kidneysAreEstimatedOnlyWhereNothingWasSent() {
    var estimated = verdicts(creatinine()).egfr().orElseThrow();
    assertThat(estimated.kind()).isEqualTo(Kind.ESTIMATED);
    assertThat(text(estimated)).isEqualTo("70.6");
    assertThat(estimated.results().getFirst().value().unit().ja()).isEqualTo("mL/min/1.73m2");
    assertThat(estimated.inputs()).extracting(it -> it.value().text().ja()).containsExactly("0.70");
    assertThat(estimated.traits())
        .containsExactly(new Trait(Trait.Kind.AGE, 46, 0), new Trait(Trait.Kind.FEMALE, 0, 0));
    var sent = verdicts(creatinine().number(EGFR, "68.0", "mL/min/1.73m2")).egfr().orElseThrow();
    assertThat(sent.kind()).isEqualTo(Kind.SENT);
    assertThat(text(sent)).isEqualTo("68.0");
  }

  @Test
  void ofWhomTheRosterDoesNotSayTheSexOnlyWhatWasSentIsShown() {
    var sent = Findings.heavy(DAY).answer(METABOLIC, "1.2.392.200119.6.1008", "1").checkup();
    var verdicts = HistoryOf.of(Optional.empty(), sent).verdicts().getFirst();
    assertThat(text(verdicts.metabolic().orElseThrow())).isEqualTo("基準該当");
    assertThat(verdicts.guidance().orElseThrow().kind()).isEqualTo(Kind.UNJUDGED);
    assertThat(verdicts.guidance().orElseThrow().results()).isEmpty();
  }

  private static Verdicts verdicts(Findings findings) {
    return HistoryOf.of(findings.checkup()).verdicts().getFirst();
  }

  private static Findings creatinine() {
    return Findings.of(DAY).number("3C015000002327101", "0.70", "mg/dL");
  }

  private static String text(Verdict verdict) {
    assertThat(verdict.results()).hasSize(1);
    return verdict.results().getFirst().value().text().ja();
  }

  private static List<String> inputs(Optional<Verdict> verdict) {
    return verdict.orElseThrow().inputs().stream().map(it -> it.value().text().ja()).toList();
  }
}
