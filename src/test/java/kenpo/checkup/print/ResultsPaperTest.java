package kenpo.checkup.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kenpo.health.Checkup;
import kenpo.health.Person;
import kenpo.paper.Typefaces;
import kenpo.results.History;
import kenpo.results.HistoryOf;
import kenpo.results.Line;
import kenpo.roster.Sex;
import kenpo.support.EveryItem;
import kenpo.support.Findings;
import kenpo.support.ReadAloud;
import kenpo.support.Strange;
import kenpo.support.Told;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.Test;

/** What a member's results are on paper: all that pages show of the newest checkup. */
class ResultsPaperTest {

  private static final Typefaces TYPEFACES = Typefaces.load();
  private static final Messages MESSAGES = Messages.all();
  private static final Person WOMAN =
      new Person("サトウ ハナコ", LocalDate.of(1980, 4, 1), Optional.of(Sex.FEMALE));

  @Test
  void everyItemInEveryStatusIsOnPaperInBothLanguages() throws IOException {
    for (var checkup : EveryItem.checkups()) {
      isThere(checkup, Language.JA);
      isThere(checkup, Language.EN);
    }
  }

  /** Each value and band in the row of its item, in their order. */
  private static void isThere(Checkup checkup, Language language) throws IOException {
    try (var read = read(language, checkup)) {
      var expected = new ArrayList<List<String>>();
      for (var section : HistoryOf.of(checkup).latest().orElseThrow().sections()) {
        assertThat(read.texts("H3")).contains(section.group().name().in(language));
        section.together().forEach(it -> expected.add(List.of(plain(it.name().in(language)))));
        section.lines().forEach(line -> expected.add(row(line, language)));
      }
      var rows = rows(read);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(rows.get(i)).startsWith(expected.get(i).toArray(String[]::new));
      }
    }
  }

  private static List<String> row(Line line, Language language) {
    return List.of(
        plain(line.name().in(language)),
        plain(Told.value(line, language)),
        plain(Told.onPaper(line, language)));
  }

  /** Of all tables: what each row is, and its cells. */
  private static List<List<String>> rows(ReadAloud read) throws IOException {
    var rows = new ArrayList<List<String>>();
    for (var it : read.all()) {
      if (it.tag().equals("TH Row")) {
        rows.add(new ArrayList<>());
      }
      if (it.tag().equals("TH Row") || it.tag().equals("TD")) {
        rows.getLast().add(plain(it.text()));
      }
    }
    return rows;
  }

  /** Where lines break, spaces go. */
  private static String plain(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void itSaysWhoseWhenAndByWhichEdition() throws IOException {
    var checkup = EveryItem.checkups().getFirst();
    try (var read = read(Language.JA, checkup)) {
      assertThat(read.document().getDocumentCatalog().getLanguage()).isEqualTo("ja");
      assertThat(read.texts("H1")).containsExactly("健診結果");
      assertThat(read.texts("H2")).first().isEqualTo("2025年6月10日の健診結果");
      assertThat(String.join("", read.texts("P")))
          .contains("サトウ ハナコ", "1980年4月1日", "若葉健診センター", "2026年4月1日改定", "病気の診断ではありません");
      assertThat(read.page(1)).contains("2026年11月20日作成", "あおば健康保険組合", "1 / ");
      assertThat(read.fontsElsewhere()).isEmpty();
    }
  }

  /** Whoever reads why one may doubt a band finds what it is said of. */
  @Test
  void doubtsAreToldWithTheItemsThatTheyAreAbout() throws IOException {
    var hdl = Findings.of("2026-06-01").number("3F070000002327101", "33", "mg/dL").checkup();
    try (var read = read(Language.JA, hdl)) {
      assertThat(read.texts("P")).anyMatch(it -> it.startsWith("HDLコレステロール：公開資料により"));
      assertThat(read.texts("TD")).contains("33 C △");
    }
  }

  /** Also of a year that the newest day says nothing of. */
  @Test
  void doubtsOfEarlierYearsAreTold() throws IOException {
    var newest = Findings.of("2026-06-01").number("3F077000002327101", "100", "mg/dL").checkup();
    var hdl = Findings.of("2025-06-01").number("3F070000002327101", "33", "mg/dL").checkup();
    try (var read = read(Language.JA, newest, hdl)) {
      assertThat(read.texts("P")).anyMatch(it -> it.startsWith("HDLコレステロール：公開資料により"));
    }
  }

  /** Without the sex there are no bands, so nothing is said of any. */
  @Test
  void whereNothingIsJudgedNoBandIsExplained() throws IOException {
    var hdl = Findings.of("2026-06-01").number("3F070000002327101", "33", "mg/dL").checkup();
    try (var read = read(HistoryOf.ofNobody(hdl), Language.JA)) {
      assertThat(String.join("", read.texts("P"))).doesNotContain("単独では", "△");
    }
    try (var read = read(Language.JA, hdl)) {
      assertThat(String.join("", read.texts("P"))).contains("単独では", "△");
    }
  }

  @Test
  void yearsStandSideBySideEachWithItsDay() throws IOException {
    var checkups =
        IntStream.iterate(2026, year -> year > 2016, year -> year - 1)
            .mapToObj(year -> bmi(year + "-06-01", "2" + year % 10 + ".5"))
            .toArray(Checkup[]::new);
    try (var read = read(Language.JA, checkups)) {
      var titles = read.texts("TH Column");
      assertThat(titles).contains("2026年度2026年6月1日若葉健診センター", "2017年度2017年6月1日若葉健診センター");
      assertThat(read.texts("TD")).contains("26.5 C", "20.5 A");
      assertThat(read.texts("TH Row")).contains("BMI （kg/m2）");
    }
  }

  @Test
  void aYearWithoutACheckupIsThere() throws IOException {
    try (var read = read(Language.JA, bmi("2026-06-01", "22.0"), bmi("2024-06-01", "21.0"))) {
      assertThat(read.texts("TH Column")).contains("2025年度");
      assertThat(read.texts("TD")).containsSequence("22.0 A", "－", "21.0 A");
    }
  }

  /** Nothing of the newest day is left out; of the years before as much as on the page. */
  @Test
  void ofManyThatNobodyKnowsYearsShowTheNewestAndCountTheOthers() throws IOException {
    try (var read = read(Language.JA, Strange.day(2026, 150), Strange.day(2020, 150))) {
      assertThat(read.texts("TH Row")).hasSize(150 + 100);
      assertThat(String.join("", read.texts("P"))).contains("項目がほかに200件あります");
    }
  }

  private static Checkup bmi(String day, String number) {
    return Findings.of(day).number("9N011000000000001", number, "kg/m2").checkup();
  }

  @Test
  void ofManyThatAReasonMayBeAboutTheOthersAreCounted() throws IOException {
    try (var read = read(Language.JA, Strange.undone(102))) {
      assertThat(rows(read).toString()).contains("どの検査についての理由かは", "（ほか2件）");
    }
    try (var read = read(Language.JA, Strange.undone(100))) {
      assertThat(rows(read).toString()).contains("どの検査についての理由かは").doesNotContain("（ほか");
    }
  }

  @Test
  void whoHasNoneIsTold() throws IOException {
    try (var read = read(Language.JA)) {
      assertThat(String.join("", read.texts("P"))).contains("健診結果は、まだありません");
    }
  }

  private static ReadAloud read(Language language, Checkup... checkups) throws IOException {
    return read(HistoryOf.of(checkups), language);
  }

  private static ReadAloud read(History history, Language language) throws IOException {
    var paper =
        new ResultsPaper(
            HistoryOf.AOBA,
            WOMAN,
            history,
            List.of(),
            MESSAGES,
            language,
            LocalDate.of(2026, 11, 20));
    return ReadAloud.of(paper.pdf(TYPEFACES));
  }
}
