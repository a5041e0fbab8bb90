package kenpo.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kenpo.config.ConfigError;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What results are shown under, and what is said of them. */
class GroupsTest {

  private static final Path HEALTH = Path.of("conf/health");

  @TempDir private Path folder;

  @Test
  void everySeriesHasItsGroupAndWhatNobodyKnowsIsAmongTheOthers() {
    var groups = Groups.load(HEALTH, EveryItem.ITEMS);
    assertThat(groups.all())
        .extracting(Groups.Group::key)
        .containsExactly(
            "body",
            "blood-pressure",
            "lipids",
            "liver",
            "glucose",
            "kidney",
            "blood",
            "urine",
            "ecg-fundus",
            "other",
            "questionnaire",
            "doctor");
    assertThat(EveryItem.ITEMS.all())
        .allSatisfy(
            item ->
                assertThat(groups.of(Optional.of(item.series())).series())
                    .contains(item.series().key()));
    assertThat(groups.of(Optional.empty()).key()).isEqualTo("other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          height weight | height | in no group
          height weight | heigth weight | keys of series.csv
          height weight | height weight crp | each in one group
          other,その他 | others,その他 | there is none of the name "other"
          """)
  void whatIsWrongIsTold(String right, String wrong, String told) throws IOException {
    change("groups.csv", right, wrong);
    var problems =
        catchThrowableOfType(ConfigError.class, () -> Groups.load(folder, EveryItem.ITEMS))
            .problems();
    assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(told));
  }

  @Test
  void whatAnItemIsAboutIsSaidInBothLanguages() {
    var explanations = Explanations.load(HEALTH, EveryItem.ITEMS, Sources.load(HEALTH));
    var ldl = explanations.of("ldl").orElseThrow();
    assertThat(ldl.meaning().ja()).contains("コレステロール");
    assertThat(ldl.meaning().en()).contains("cholesterol");
    assertThat(ldl.source().kind()).isEqualTo(Source.Kind.memory);
    assertThat(explanations.of("smoking")).isEmpty();
  }

  /** Not who was chosen for a test and why, which its own words say. */
  @Test
  void whatWasMeasuredOrExaminedIsExplained() {
    var explanations = Explanations.load(HEALTH, EveryItem.ITEMS, Sources.load(HEALTH));
    var asked = Set.of("questionnaire", "doctor");
    assertThat(Groups.load(HEALTH, EveryItem.ITEMS).all())
        .filteredOn(group -> !asked.contains(group.key()))
        .flatExtracting(Groups.Group::series)
        .filteredOn(series -> !series.matches(".*-(target|reason)"))
        .allSatisfy(series -> assertThat(explanations.of(series)).as(series).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ldl, | lld, | one of series.csv
          ldl, | hdl, | each once
          explanations,meaning | nowhere,meaning | sources.yaml
          """)
  void aWrongExplanationIsTold(String right, String wrong, String told) throws IOException {
    change("explanations.csv", right, wrong);
    var problems =
        catchThrowableOfType(
                ConfigError.class,
                () -> Explanations.load(folder, EveryItem.ITEMS, Sources.load(HEALTH)))
            .problems();
    assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(told));
  }

  private void change(String file, String right, String wrong) throws IOException {
    var text = Files.readString(HEALTH.resolve(file));
    Files.writeString(folder.resolve(file), text.replaceFirst(Pattern.quote(right), wrong));
  }
}
