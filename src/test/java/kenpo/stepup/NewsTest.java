package kenpo.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.society.ViewingPolicy.Style;
import kenpo.support.Findings;
import kenpo.support.Shelf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That there are results is told to those alone who have shown by letter who they are. */
class NewsTest {

  private static final String TOLD = "健診結果をご覧いただけます";
  private static final String LETTER = "郵送のはがきなどでご本人の確認が必要です";

  /** Somebody who has a member's papers can register in his place, but gets no letter of his. */
  @ParameterizedTest
  @EnumSource(names = "recentPassword", mode = EnumSource.Mode.EXCLUDE)
  void nothingIsToldBeforeTheLetterAndAfterAnotherIsAskedFor(Style style) {
    try (var viewers = new Viewers(style)) {
      var one = viewers.somebody();
      Shelf.put(
          viewers.portal.database,
          "aoba",
          one.member(),
          Findings.of("2026-06-01").number("3F077000002327101", "123", "mg/dL").checkup());
      var browser = one.logsIn();
      assertThat(browser.get("/home").body()).doesNotContain(TOLD).contains(LETTER);
      one.opens(browser, one.letter());
      assertThat(browser.get("/home").body()).contains(TOLD).doesNotContain(LETTER);
      assertThat(one.logsIn().get("/home").body()).contains(TOLD);
      viewers.later();
      viewers.reissue(browser);
      assertThat(browser.get("/home").body()).doesNotContain(TOLD);
    }
  }
}
