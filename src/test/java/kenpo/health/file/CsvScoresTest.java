package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.health.Score;
import kenpo.support.EveryItem;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of scores. */
class CsvScoresTest {

  private static final Limits LIMITS = Limits.asOf(LocalDate.of(2026, 11, 22));
  private static final String TITLES = "保険者番号,記号,番号,枝番,氏名カナ,生年月日,性別,健診実施日,年度,スコア,作成日\n";
  private static final String ENGLISH =
      "insurer,symbol,number,branch,kana,birth_date,sex,examined,fiscal_year,score,written\n";
  private static final String PERSON = "06990014,71,1001,00,サトウハナコ,19800401,2,";

  @TempDir private Path folder;

  @Test
  void aRowIsTheScoreOfAYear() throws Exception {
    var day = LocalDate.of(2025, 6, 10);
    assertThat(scores(TITLES + PERSON + "2025/6/10,,46.0,\n"))
        .containsExactly(new Score("example", 2025, Optional.of(day), day, new BigDecimal("46.0")));
    assertThat(scores(TITLES + PERSON + "2026-03-31,2025,46,20260701\n"))
        .containsExactly(
            new Score(
                "example",
                2025,
                Optional.of(LocalDate.of(2026, 3, 31)),
                LocalDate.of(2026, 7, 1),
                BigDecimal.valueOf(46)));
    assertThat(scores(TITLES + PERSON + ",２０２４年度,0,\n"))
        .containsExactly(
            new Score(
                "example", 2024, Optional.empty(), LocalDate.of(2024, 4, 1), BigDecimal.ZERO));
  }

  @Test
  void titlesAreInEitherLanguageAndTextInAnyEncodingThatClerksHave() throws Exception {
    var row = PERSON + ",2025,46,\n";
    var expected = scores(TITLES + row);
    assertThat(scores(ENGLISH + row)).isEqualTo(expected);
    assertThat(scores("\uFEFF" + TITLES + row)).isEqualTo(expected);
    assertThat(scores((TITLES + row).getBytes(Charset.forName("windows-31j")))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",,46, | fiscal-year.missing",
        ",25,46, | fiscal-year.form",
        ",2007,46, | fiscal-year.form",
        ",2027,46, | fiscal-year.form",
        "2026/3/31,2026,46, | fiscal-year.differs",
        "2026/2/30,,46, | examined.form",
        "20260230,,46, | examined.no-such-day",
        "2026/11/23,,46, | examined.no-such-day",
        "1979/6/1,,46, | birth.after-examined",
        "2025/6/10,,46,2025/6/9 | examined.after-written",
        ",2025,, | score.missing",
        ",2025,-1, | score.form",
        ",2025,1000, | score.form",
        ",2025,46.125, | score.form",
        ",2025,約46, | score.form",
        ",2025 | row.width"
      })
  void whatIsWrongIsToldWithItsLineAndRefusesNothingElse(String row, String key) throws Exception {
    var documents = documents(TITLES + PERSON + ",2010,50,\n" + PERSON + row + "\n");
    assertThat(documents.getFirst()).isInstanceOf(Document.Scored.class);
    var problem = ((Document.Refused) documents.getLast()).problems().getFirst();
    assertThat(problem.key()).isEqualTo(key);
    for (var language : Language.values()) {
      assertThat(problem.text(Messages.all(), language))
          .contains("3")
          .doesNotContain("サトウ", "46", "checkupfile");
    }
  }

  @Test
  void theHighestScoreAndYearAreTaken() throws Exception {
    assertThat(scores(TITLES + PERSON + ",2026,999.99,\n" + PERSON + ",2008,0,\n")).hasSize(2);
  }

  @Test
  void twoRowsOfOneYearAreBothRefused() throws Exception {
    var text = TITLES + PERSON + ",2025,46,\n" + PERSON + ",2024,45,\n" + PERSON + ",2025,47,\n";
    var documents = documents(text);
    assertThat(documents.get(1)).isInstanceOf(Document.Scored.class);
    for (var twice : List.of(documents.getFirst(), documents.getLast())) {
      assertThat(((Document.Refused) twice).problems())
          .extracting(Problem::key)
          .containsExactly("csv.row-twice");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "氏名カナ, 氏名, header.unknown",
    "記号, 9N001000000000001, header.unknown",
    "記号, 項目コード, header.unknown",
    "スコア, 記号, header.twice",
    "番号, 枝番, header.twice"
  })
  void aColumnThatIsNoneRefusesTheFile(String title, String other, String key) {
    assertThatThrownBy(
            () -> documents(TITLES.replaceFirst("," + title, "," + other) + PERSON + ",2025,46,\n"))
        .isInstanceOfSatisfying(
            Unreadable.class, e -> assertThat(e.problems()).extracting(Problem::key).contains(key));
  }

  @Test
  void aFileOfCheckupsHasNoScores() throws Exception {
    var file = write((TITLES + PERSON + ",2025,46,\n").getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> CsvDocuments.checkups(file, EveryItem.ITEMS, LIMITS))
        .isInstanceOfSatisfying(
            Unreadable.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::item, Problem::key)
                    .contains(tuple("スコア", "header.unknown"), tuple("年度", "header.unknown")));
  }

  private List<Score> scores(String text) throws Exception {
    return scores(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Score> scores(byte[] bytes) throws Exception {
    var all = documents(bytes);
    assertThat(all).allSatisfy(it -> assertThat(it).isInstanceOf(Document.Scored.class));
    return all.stream().map(it -> ((Document.Scored) it).score()).toList();
  }

  private List<Document> documents(String text) throws Exception {
    return documents(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Document> documents(byte[] bytes) throws Exception {
    var all = new ArrayList<Document>();
    try (var opened = CsvDocuments.scores(write(bytes), "example", LIMITS)) {
      opened.each(all::add);
    }
    return all;
  }

  private Path write(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("scores.csv"), bytes);
  }
}
