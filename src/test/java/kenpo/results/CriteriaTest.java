package kenpo.results;

import static kenpo.results.HistoryOf.AOBA;
import static kenpo.results.HistoryOf.KNOWLEDGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kenpo.config.ConfigError;
import kenpo.health.judgement.Grade;
import kenpo.results.Reference.Span;
import kenpo.roster.Sex;
import kenpo.society.ResultsPolicy;
import kenpo.society.ResultsPolicy.Text;
import kenpo.society.Society.Names;
import kenpo.support.Policies;
import org.junit.jupiter.api.Test;

/** The table of criteria, and what a society says of items. */
class CriteriaTest {

  private static final Criteria CRITERIA = Criteria.of(KNOWLEDGE, AOBA);

  @Test
  void everyTableOfTheEditionIsThere() {
    var bands = KNOWLEDGE.bands(AOBA);
    assertThat(CRITERIA.rows())
        .hasSize(bands.numbers().all().size() + bands.answers().all().size());
    assertThat(CRITERIA.grades()).containsExactly(Grade.A, Grade.B, Grade.C, Grade.D);
    assertThat(CRITERIA.rows()).allSatisfy(row -> assertThat(row.cells()).hasSize(4));
    assertThat(CRITERIA.joints()).hasSameSizeAs(bands.combined()).isNotEmpty();
  }

  @Test
  void aRowSaysForWhomAndEachBandAsTheEditionPrintsIt() {
    var waist = rows("腹囲");
    assertThat(waist)
        .extracting(Criteria.Row::sex)
        .containsExactly(Optional.of(Sex.MALE), Optional.of(Sex.FEMALE));
    assertThat(waist.getFirst().unit().ja()).isEqualTo("cm");
    assertThat(waist.getFirst().cells().getFirst().spans())
        .containsExactly(new Span(Optional.empty(), Optional.of("84.9")));
    assertThat(waist.getFirst().cells().get(1).spans()).isEmpty();
    var bmi = rows("BMI").getFirst();
    assertThat(bmi.cells().get(2).spans())
        .containsExactly(
            new Span(Optional.empty(), Optional.of("18.4")),
            new Span(Optional.of("25.0"), Optional.empty()));
    assertThat(rows("白血球数").getFirst().cells().getFirst().spans())
        .containsExactly(new Span(Optional.of("3.1"), Optional.of("8.4")));
    assertThat(rows("白血球数").getFirst().unit().ja()).isEqualTo("×1000/mm3");
    assertThat(rows("尿蛋白").getFirst().cells().get(3).answers()).hasSize(2);
    assertThat(rows("LDLコレステロール").getFirst().treated()).isTrue();
    assertThat(bmi.treated()).isFalse();
  }

  @Test
  void aSocietysOwnWordsComeFirstAndDiseasesFromThereOnly() {
    var own = new Names("当組合の説明です。", "Our words.");
    var disease = new Names("病名", "a disease");
    var society =
        Policies.saying(
            AOBA,
            new ResultsPolicy(
                Optional.empty(),
                List.of(
                    new Text("ldl", Optional.of(own), Optional.empty()),
                    new Text("hdl", Optional.empty(), Optional.of(disease))),
                AOBA.results().healthAge()));
    assertThat(KNOWLEDGE.explained(society, "ldl"))
        .contains(new Explained(Optional.of(own), false, Optional.empty()));
    var hdl = KNOWLEDGE.explained(society, "hdl").orElseThrow();
    assertThat(hdl.meaning().orElseThrow().ja()).contains("コレステロール");
    assertThat(hdl.ours()).isTrue();
    assertThat(hdl.related()).contains(disease);
    assertThat(KNOWLEDGE.explained(society, "systolic").orElseThrow().related()).isEmpty();
    assertThat(KNOWLEDGE.explained(society, "smoking")).isEmpty();
  }

  @Test
  void aTextOfAnItemThatIsNoneStopsTheStart() {
    var text = new Text("nothing", Optional.empty(), Optional.empty());
    var society =
        Policies.saying(
            AOBA, new ResultsPolicy(Optional.empty(), List.of(text), AOBA.results().healthAge()));
    var wrong =
        catchThrowableOfType(
            ConfigError.class, () -> Knowledge.load(Path.of("conf/health"), List.of(society)));
    assertThat(wrong.problems())
        .containsExactly(
            "aoba.yaml: results.texts: \"nothing\" is not allowed; allowed: a key of series.csv");
  }

  private static List<Criteria.Row> rows(String name) {
    return CRITERIA.rows().stream().filter(row -> row.name().ja().equals(name)).toList();
  }
}
