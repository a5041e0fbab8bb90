package kenpo.checkup.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.paper.Typefaces;
import kenpo.results.Criteria;
import kenpo.results.Criteria.Ages;
import kenpo.results.Criteria.Row;
import kenpo.results.HistoryOf;
import kenpo.support.ReadAloud;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.Test;

/** All edges of the bands on paper, as the page has them. */
class CriteriaPaperTest {

  private static final Typefaces TYPEFACES = Typefaces.load();
  private static final Criteria CRITERIA = Criteria.of(HistoryOf.KNOWLEDGE, HistoryOf.AOBA);

  @Test
  void eachItemHasItsRowForEachSexAndAge() throws IOException {
    try (var read = read(Language.JA)) {
      assertThat(read.texts("TH Row")).hasSameSizeAs(CRITERIA.rows());
      assertThat(read.texts("TH Column")).containsExactly("項目", "対象", "A", "B", "C", "D");
      assertThat(read.texts("TD")).containsSequence("男性", "84.9以下", "－", "85.0以上", "－");
      assertThat(read.texts("TD")).containsSequence("男女共通", "18.5〜24.9", "－", "18.4以下、25.0以上");
      assertThat(read.fontsElsewhere()).isEmpty();
    }
  }

  @Test
  void whatIsUncertainSaysSoWithItsEdition() throws IOException {
    try (var read = read(Language.JA)) {
      assertThat(read.texts("H2"))
          .containsExactly("血糖（空腹時血糖とHbA1c） ※ △", "尿蛋白と尿潜血 △", "確認できていない基準");
      var uncertain =
          CRITERIA.rows().stream().filter(row -> row.basis().uncertain().isPresent()).toList();
      assertThat(read.texts("TH Row").stream().filter(name -> name.contains("△")))
          .hasSameSizeAs(uncertain);
    }
  }

  @Test
  void rowsOfSeveralValuesTogetherAreThere() throws IOException {
    try (var read = read(Language.JA)) {
      assertThat(read.texts("P"))
          .containsSequence(
              "D：空腹時血糖 126以上、かつ HbA1c(NGSP値) 6.5以上",
              "D：空腹時血糖 53以下",
              "C：空腹時血糖 110以上、または HbA1c(NGSP値) 6.0以上、または 空腹時血糖 69以下");
      assertThat(read.texts("TH Row")).anyMatch(name -> name.contains("eGFRの値があるときは"));
    }
  }

  @Test
  void itIsThereInEnglish() throws IOException {
    try (var read = read(Language.EN)) {
      assertThat(read.document().getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(read.texts("TH Row")).anyMatch(name -> name.startsWith("Systolic"));
    }
  }

  /** No edition has any today. */
  @Test
  void agesSayThatTheyAreAges() throws IOException {
    var rows =
        Stream.of(new Ages(40, Optional.of(64)), new Ages(65, Optional.empty()))
            .map(CriteriaPaperTest::forAges)
            .toList();
    var criteria = new Criteria(CRITERIA.edition(), CRITERIA.grades(), rows, List.of());
    try (var read = read(criteria, Language.JA)) {
      assertThat(read.texts("TD")).contains("男女共通 40〜64歳", "男女共通 65歳以上");
    }
  }

  private static Row forAges(Ages ages) {
    var row = CRITERIA.rows().getFirst();
    return new Row(
        row.name(),
        row.unit(),
        row.sex(),
        Optional.of(ages),
        row.cells(),
        row.treated(),
        row.preferred(),
        row.basis());
  }

  private static ReadAloud read(Language language) throws IOException {
    return read(CRITERIA, language);
  }

  private static ReadAloud read(Criteria criteria, Language language) throws IOException {
    var paper =
        new CriteriaPaper(
            HistoryOf.AOBA, criteria, Messages.all(), language, LocalDate.of(2026, 11, 20));
    return ReadAloud.of(paper.pdf(TYPEFACES));
  }
}
