package kenpo.checkup.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import kenpo.paper.Typefaces;
import kenpo.results.Criteria;
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
      assertThat(read.texts("H2")).containsExactly("確認できていない基準");
      var uncertain =
          CRITERIA.rows().stream().filter(row -> row.basis().uncertain().isPresent()).toList();
      assertThat(read.texts("TH Row").stream().filter(name -> name.contains("△")))
          .hasSameSizeAs(uncertain);
    }
  }

  @Test
  void itIsThereInEnglish() throws IOException {
    try (var read = read(Language.EN)) {
      assertThat(read.document().getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(read.texts("TH Row")).anyMatch(name -> name.startsWith("Systolic"));
    }
  }

  private static ReadAloud read(Language language) throws IOException {
    var paper =
        new CriteriaPaper(
            HistoryOf.AOBA, CRITERIA, Messages.all(), language, LocalDate.of(2026, 11, 20));
    return ReadAloud.of(paper.pdf(TYPEFACES));
  }
}
