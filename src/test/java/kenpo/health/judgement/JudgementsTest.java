package kenpo.health.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kenpo.config.ConfigError;
import kenpo.health.Sources;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong rules stop the start, and the documentation tells those that there are. */
class JudgementsTest {

  private static final Path CONF = Path.of("conf/health");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bands/2026-04-01.yaml|from: \"18.5\", to: \"24.9\"|from: \"18.6\", to:"
            + " \"24.9\"|numbers.bands: |steps from low to high without gap",
        "bands/2026-04-01.yaml|from: \"18.5\", to: \"24.9\"|from: \"18.4\", to:"
            + " \"24.9\"|numbers.bands: |steps from low to high without gap",
        "bands/2026-04-01.yaml|from: \"25.0\" }|from: \"25.0\", to: \"60.0\" }|numbers.bands:"
            + " |steps from low to high without gap",
        "bands/2026-04-01.yaml|grade: C, to: \"18.4\"|grade: F, to: \"18.4\"|numbers.bands.grade:"
            + " \"F\"|one of A, B, C, D, E",
        "bands/2026-04-01.yaml|grade: C, to: \"18.4\"|grade: E, to: \"18.4\"|numbers.bands.grade:"
            + " \"E\"|A to D",
        "bands/2026-04-01.yaml|sex: female|sex: male|numbers: \"waist\"|one table for each sex and"
            + " age",
        "bands/2026-04-01.yaml|sex: female|ages: { from: 40 }|numbers: \"waist\"|one table for each"
            + " sex and age",
        "bands/2026-04-01.yaml|series: bmi|series: bmj|numbers.series: \"bmj\"|one of series.csv",
        "bands/2026-04-01.yaml|series: bmi|series: smoking|numbers.series: \"smoking\"|one of"
            + " series.csv with decimals",
        "bands/2026-04-01.yaml|medicine-lipids|medicine-lipid|numbers.treatedBy: |one of smoking",
        "bands/2026-04-01.yaml|source: bands-clinic|source: bands-new|numbers.source: |one of"
            + " annex2",
        "bands/2026-04-01.yaml|list: 1.2.392.200119.6.2102|list: 1.2.3|answers.list: |the OID of a"
            + " list",
        "metabolic/2024.yaml|from: \"85\"|from: high|fat.of.from: \"high\"|a number as printed",
        "guidance/2024.yaml|question: treated-glucose|question: glucose|medicine.question: |one of"
            + " smoking",
        "values/2024.yaml|series: ldl|series: ldll|values.series: |one of series.csv",
        "questions.yaml|series: smoking, list|series: bmi, list|questions.asked.series: |one of"
            + " series.csv without",
        "risk-score/2022.yaml|[\"5.2\", \"10.4\", \"22.9\", \"41.1\"]|[\"5.2\", \"10.4\","
            + " \"22.9\"]|table.rows: |rows of the same length",
        "risk-score/2022.yaml|question: smoking, points: 2|question: smoking, points: 3|table.rows:"
            + " |21 rows",
        "after-meal.yaml|codes: [\"4\"]|codes: [four]|leftOut.codes: |a code of the list",
        "egfr/2009.yaml|factor: \"194\"|factor: \"\"|factor: |a number as printed",
      })
  void aWrongRuleIsToldWithFileKeyAndWhatIsAllowed(
      String file, String right, String wrong, String where, String allowed) throws IOException {
    copy();
    var text = Files.readString(folder.resolve(file));
    assertThat(text).contains(right);
    Files.writeString(folder.resolve(file), text.replaceFirst(Pattern.quote(right), wrong));
    assertThat(problems())
        .anySatisfy(
            told -> assertThat(told).contains(file + ":", where).contains("allowed: " + allowed));
  }

  @Test
  void twoEditionsForOneYearAreTold() throws IOException {
    copy();
    Files.copy(folder.resolve("values/2024.yaml"), folder.resolve("values/2025.yaml"));
    assertThat(problems()).singleElement().asString().contains("values: years: two files", "2024");
  }

  @Test
  void oneEditionInTwoFilesIsTold() throws IOException {
    copy();
    var later = Files.readString(folder.resolve("values/2024.yaml"));
    Files.writeString(
        folder.resolve("values/2030.yaml"), later.replace("from: 2024, until: 2029", "from: 2030"));
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("values: edition: two files of \"2024\"");
  }

  /** The history of somebody keeps its scores where a revised guideline comes. */
  @Test
  void aNewEditionOfTheScoreJudgesItsYearsOnly() throws IOException {
    copy();
    var file = folder.resolve("risk-score/2022.yaml");
    var text = Files.readString(file);
    Files.writeString(file, text.replace("from: 2008", "from: 2008, until: 2026"));
    Files.writeString(
        folder.resolve("risk-score/2027.yaml"),
        text.replace("from: 2008", "from: 2027")
            .replace("edition: \"2022-1\"", "edition: \"2027\""));
    var judgements = Judgements.load(folder);
    var checkup = new Sample().checkup();
    assertThat(
            edition(Sample.score(judgements, Sample.man(50), LocalDate.of(2027, 3, 31), checkup)))
        .isEqualTo("2022-1");
    assertThat(edition(Sample.score(judgements, Sample.man(50), LocalDate.of(2027, 4, 1), checkup)))
        .isEqualTo("2027");
  }

  private static String edition(Outcome<Score> outcome) {
    return ((Outcome.Missing<Score>) outcome).basis().edition();
  }

  /** Of what files may say a thousand times a rule would be asked as often. */
  @Test
  void ofADayRulesHearNothingThatMayBeSaidAgainAndAgain() {
    var sample = new Sample().number(Sample.LDL, "100").says(Sample.HEART, false);
    for (int i = 0; i < 3; i++) {
      sample.words("9N056160400000049", "words " + i).answer("9N512000000000011", "24080", "1");
      sample.number("9Z999000000000001", "" + i, "x");
    }
    var said =
        Sample.JUDGEMENTS.said(
            Sample.man(50), Sample.DAY, List.of(sample.checkup(), sample.checkup()));
    assertThat(said.all()).hasSize(4);
    assertThat(said.counting()).hasSize(4);
  }

  @Test
  void aFolderWithoutEditionsIsTold() throws IOException {
    copy();
    Files.delete(folder.resolve("guidance/2024.yaml"));
    assertThat(problems()).singleElement().asString().contains("guidance: cannot be read");
    Files.delete(folder.resolve("guidance"));
    assertThat(problems()).singleElement().asString().contains("guidance: cannot be read");
  }

  /** Bands by age: what somebody has depends on the age on the day of the examination. */
  @Test
  void anEditionMayHaveBandsByAge() throws IOException {
    copy();
    var file = folder.resolve("bands/2026-04-01.yaml");
    var text = Files.readString(file);
    var older = "  - series: bmi\n    ages: { from: 65 }\n    bands:\n      - { grade: A }\n";
    Files.writeString(
        file,
        text.replaceFirst("  - series: bmi\n", older + "  - series: bmi\n    ages: { to: 64 }\n"));
    var bands = Judgements.load(folder).bands(society("2026-04-01"));
    var heavy = new Sample().number(Sample.BMI, "25.0").readings();
    assertThat(grade(bands, Sample.man(64), heavy)).isEqualTo(Grade.C);
    assertThat(grade(bands, Sample.man(65), heavy)).isEqualTo(Grade.A);
  }

  private static Grade grade(Bands bands, Subject subject, Readings readings) {
    return bands
        .grade("bmi", subject, Sample.DAY, readings)
        .flatMap(Outcome::found)
        .orElseThrow()
        .grade();
  }

  @Test
  void aSocietyCanChooseOnlyBandsThatThereAre() {
    var wrong = List.of(society("2025-04-01"));
    var told = catchThrowableOfType(ConfigError.class, () -> Sample.JUDGEMENTS.check(wrong));
    assertThat(told.problems())
        .singleElement()
        .asString()
        .contains("aoba.yaml: bands: \"2025-04-01\" is not allowed; allowed: one of 2026-04-01");
    var right = List.of(society("2026-04-01"));
    assertThat(Sample.JUDGEMENTS.check(right)).isSameAs(Sample.JUDGEMENTS);
  }

  /** Each file of rules and each source stands in the documentation with its edition. */
  @Test
  void theDocumentationNamesTheEditionsThatThereAre() throws IOException {
    var page = Files.readString(Path.of("docs/judgements.md"));
    try (var files = Files.walk(CONF)) {
      var named =
          files
              .filter(Files::isRegularFile)
              .map(file -> "`" + CONF.relativize(file) + "`")
              .toList();
      assertThat(named).isNotEmpty().allSatisfy(file -> assertThat(page).contains(file));
    }
    var rows = new TreeSet<String>();
    for (var source : Sources.load(CONF).all()) {
      rows.add("| `%s` | %s | %s |".formatted(source.key(), source.edition(), source.kind()));
    }
    var told = new TreeSet<String>();
    Pattern.compile(
            "(?m)^(\\| `[a-z0-9-]+` \\| [^|]*\\| (transcribed|published|derived|memory) \\|)")
        .matcher(page)
        .results()
        .forEach(row -> told.add(row.group(1)));
    assertThat(told).isEqualTo(rows);
  }

  private static Society society(String bands) {
    var aoba = Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();
    return Policies.judging(aoba, bands);
  }

  private void copy() throws IOException {
    try (var files = Files.walk(CONF)) {
      for (var file : files.toList()) {
        var to = folder.resolve(CONF.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  private List<String> problems() {
    return catchThrowableOfType(ConfigError.class, () -> Judgements.load(folder)).problems();
  }
}
