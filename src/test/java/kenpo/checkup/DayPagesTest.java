package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kenpo.health.Checkup;
import kenpo.results.HistoryOf;
import kenpo.results.Line;
import kenpo.support.Database;
import kenpo.support.EveryItem;
import kenpo.support.Findings;
import kenpo.support.OpenResults;
import kenpo.support.OpenResults.Somebody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The newest checkup and each other day's, whose they are, and that each look is written down. */
class DayPagesTest {

  private static final String BMI = "9N011000000000001";

  private static OpenResults open;

  @BeforeAll
  static void open() {
    open = new OpenResults();
  }

  @AfterAll
  static void close() {
    open.close();
  }

  @Test
  void whoHasNoneIsToldThatTheyComeLater() {
    var one = open.woman();
    var page = one.browser().get("/checkups");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("表示できる健診結果は、まだありません", "2〜3か月ほど");
  }

  @Test
  void theNewestIsShownAndLeadsToTheOthers() {
    var one = open.woman().was(bmi("2025-06-01", "25.0")).was(bmi("2026-06-01", "22.0"));
    var newest = one.browser().get("/checkups").body();
    assertThat(newest)
        .contains("2026年6月1日の健診結果", "若葉健診センター", "22.0", "異常なし", "18.5〜24.9")
        .contains("/s/aoba/checkups/2025-06-01")
        .doesNotContain("/s/aoba/checkups/2026-06-01", "25.0");
    var older = one.browser().get("/checkups/2025-06-01").body();
    assertThat(older).contains("2025年6月1日の健診結果", "25.0", "要再検査・生活改善");
  }

  @Test
  void eachLookIsWrittenDownBeforeItIsShown() {
    var one = open.woman().was(bmi("2025-06-01", "25.0"));
    int before = one.looks().size();
    one.browser().get("/checkups");
    one.browser().get("/checkups/2025-06-01");
    assertThat(one.looks().subList(before, one.looks().size())).containsExactly("LATEST", "DAY");
    assertThat(one.browser().get("/settings/looked").body()).contains("健診結果を表示しました");
  }

  @Test
  void whereItCantBeWrittenDownNothingIsShown() {
    var one = open.woman().was(bmi("2026-06-01", "25.0"));
    Database.execute(open.portal.database, "REVOKE INSERT ON audit_events FROM kenpo_app");
    var page = one.browser().get("/checkups");
    Database.execute(open.portal.database, "GRANT INSERT ON audit_events TO kenpo_app");
    assertThat(page.status()).isEqualTo(500);
    assertThat(page.body()).doesNotContain("25.0");
  }

  @Test
  void nobodySeesAnothersByAnyDate() {
    var neighbour = open.woman().was(bmi("2026-05-05", "31.4"));
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    assertThat(neighbour.browser().get("/checkups").body()).contains("31.4");
    assertThat(one.browser().get("/checkups").body()).doesNotContain("31.4", "2026-05-05");
    for (var date :
        List.of("2026-05-05", "2026-5-5", "20260505", "x", "2026-02-30", "+2026-05-05", "latest")) {
      var page = one.browser().get("/checkups/" + date);
      assertThat(page.status()).as(date).isEqualTo(404);
      assertThat(page.body()).as(date).doesNotContain("31.4");
    }
  }

  @Test
  void ofYearsAgoTenFiscalYearsAreShown() {
    var one = open.woman().was(bmi("2017-04-01", "22.1")).was(bmi("2017-03-31", "22.2"));
    assertThat(one.browser().get("/checkups/2017-04-01").status()).isEqualTo(200);
    assertThat(one.browser().get("/checkups/2017-03-31").status()).isEqualTo(404);
  }

  @Test
  void everyItemIsOnThePageInBothLanguages() {
    var one = open.woman();
    EveryItem.checkups().forEach(one::was);
    for (var checkup : EveryItem.checkups()) {
      isThere(one, checkup, "ja");
      isThere(one, checkup, "en");
    }
  }

  private static void isThere(Somebody one, Checkup checkup, String language) {
    var page = one.browser().get("/checkups/" + checkup.examined() + "?lang=" + language);
    assertThat(page.status()).isEqualTo(200);
    var text = text(page.body());
    var lines = lines(checkup);
    assertThat(page.body().split("<h3", -1).length - 1).isEqualTo(lines.size() + together(checkup));
    for (var line : lines) {
      var ja = language.equals("ja");
      assertThat(text).contains(ja ? line.name().ja() : line.name().en());
      var value = line.value().text();
      assertThat(text).contains((ja ? value.ja() : value.en()).replaceAll("\\s+", " "));
    }
  }

  private static int together(Checkup checkup) {
    return HistoryOf.of(checkup).latest().orElseThrow().sections().stream()
        .mapToInt(section -> section.together().size())
        .sum();
  }

  /** As people read it. */
  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  private static List<Line> lines(Checkup checkup) {
    var lines = new ArrayList<Line>();
    var sheet = HistoryOf.of(checkup).latest().orElseThrow();
    sheet.sections().forEach(section -> lines.addAll(section.lines()));
    return lines;
  }

  private static Checkup bmi(String day, String number) {
    return Findings.of(day).number(BMI, number, "kg/m2").checkup();
  }
}
