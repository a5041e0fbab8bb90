package kenpo.checkup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import kenpo.health.Checkup;
import kenpo.support.Browser.Page;
import kenpo.support.Database;
import kenpo.support.Findings;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.Race;
import kenpo.support.ReadAloud;
import kenpo.support.SharedResults;
import org.junit.jupiter.api.Test;

/** Results as files: one's own, never without a trace, under names that tell nobody anything. */
class TakeAwayTest extends SharedResults {

  private static final String BMI = "9N011000000000001";
  private static final List<String> FILES = List.of("pdf", "csv", "json");

  @Test
  void thePageOfResultsLeadsToTheFiles() {
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    assertThat(one.browser().get("/checkups").body()).contains("/s/aoba/checkups/export\"");
    var page = one.browser().get("/checkups/export").body();
    FILES.forEach(file -> assertThat(page).contains("/s/aoba/checkups/export." + file + "\""));
    assertThat(page).contains("端末に残ります", "パスワードはかかりません");
  }

  @Test
  void theTableHoldsAllYearsAndBeginsWithAByteOrderMark() {
    var one = open.woman().was(bmi("2025-06-01", "25.10")).was(bmi("2026-06-01", "22.0"));
    var file = one.browser().get("/checkups/export.csv");
    assertThat(file.body()).startsWith("\uFEFF保険者番号,記号,");
    assertThat(file.body().lines()).hasSize(3);
    assertThat(file.body()).contains("25.10", "22.0", "BMI", "2025/06/01", "1980/04/01", "女");
    isToKeep(file, "text/csv; charset=utf-8", "checkups.csv");
  }

  @Test
  void theDocumentsAreOneForEachCheckup() {
    var one = open.woman().was(bmi("2025-06-01", "25.10")).was(bmi("2026-06-01", "22.0"));
    var file = one.browser().get("/checkups/export.json");
    var bundle = new JsonObject(file.body());
    assertThat(bundle.getString("type")).isEqualTo("collection");
    assertThat(bundle.getJsonArray("entry")).hasSize(2);
    assertThat(file.body()).contains("25.10", "\"1980-04-01\"", "\"female\"");
    isToKeep(file, "application/fhir+json", "checkups.json");
  }

  @Test
  void thePaperIsInTheLanguageOfThePage() throws IOException {
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    isToKeep(one.browser().get("/checkups/export.pdf"), "application/pdf", "checkups.pdf");
    assertThat(paper(one, "/checkups/export.pdf")).contains("健診結果", "22.0 kg/m2", "1980年4月1日");
    assertThat(paper(one, "/checkups/export.pdf?lang=en")).contains("Checkup", "1 April 1980");
  }

  @Test
  void thePaperExplainsItsGraphs() throws IOException {
    var one = open.woman().was(bmi("2025-06-01", "23.0")).was(bmi("2026-06-01", "22.0"));
    try (var read = ReadAloud.of(one.browser().bytes("/checkups/export.pdf"))) {
      assertThat(String.join("", read.texts("P")).replaceAll("\\s", ""))
          .contains("背景のA〜Dは判定区分", "▲は基準範囲より高い値", "「指導」「受診」と添えた線")
          .contains("線をつないでいません", "中が白い印");
    }
  }

  @Test
  void theCriteriaAreNobodysResults() throws IOException {
    var one = open.woman();
    int before = one.looks().size();
    assertThat(one.browser().get("/checkups/criteria").body())
        .contains("/s/aoba/checkups/criteria.pdf");
    isToKeep(one.browser().get("/checkups/criteria.pdf"), "application/pdf", "criteria.pdf");
    assertThat(paper(one, "/checkups/criteria.pdf")).contains("18.5〜24.9");
    assertThat(one.looks()).hasSize(before);
  }

  private static String paper(Somebody one, String path) throws IOException {
    try (var read = ReadAloud.of(one.browser().bytes(path))) {
      return read.page(1);
    }
  }

  private static void isToKeep(Page file, String type, String name) {
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo(type);
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + name + "\"");
    assertThat(file.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void eachFileIsWrittenDownAndTold() {
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    int before = one.looks().size();
    FILES.forEach(file -> one.browser().get("/checkups/export." + file));
    assertThat(one.looks().subList(before, one.looks().size()))
        .containsExactly("TAKEN_PDF", "TAKEN_CSV", "TAKEN_FHIR");
    assertThat(one.browser().get("/settings/looked").body())
        .containsSubsequence("FHIRファイルをダウンロード", "CSVファイルをダウンロード", "PDFファイルをダウンロード");
  }

  @Test
  void whereItCantBeWrittenDownThereIsNoFile() {
    var one = open.woman().was(bmi("2026-06-01", "25.4"));
    Database.execute(open.portal.database, "REVOKE INSERT ON audit_events FROM kenpo_app");
    try {
      for (var file : FILES) {
        var answer = one.browser().get("/checkups/export." + file);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("25.4");
      }
    } finally {
      Database.execute(open.portal.database, "GRANT INSERT ON audit_events TO kenpo_app");
    }
  }

  /** Of 16 places no member has more than four; all wait here for who holds the results. */
  @Test
  void whatIsRefusedAsBusyIsNotWrittenDown() throws Exception {
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    int before = one.looks().size();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var holder = Race.transaction(open.portal)) {
      Race.run(holder, "LOCK TABLE checkups IN ACCESS EXCLUSIVE MODE");
      var answers = new ExecutorCompletionService<Page>(threads);
      for (int i = 0; i < 5; i++) {
        var tab = one.browser().tab();
        answers.submit(() -> tab.get("/checkups/export.csv"));
      }
      assertThat(answers.take().get().status()).isEqualTo(503);
      holder.rollback();
      for (int i = 0; i < 4; i++) {
        assertThat(answers.take().get().status()).isEqualTo(200);
      }
    }
    assertThat(one.looks().subList(before, one.looks().size()))
        .containsExactly("TAKEN_CSV", "TAKEN_CSV", "TAKEN_CSV", "TAKEN_CSV");
  }

  @Test
  void filesArePackedBeforeTheyAreSentWhereTheyAreSmallerThen() throws IOException {
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    one.browser().header("Accept-Encoding", "gzip");
    var packed = one.browser().bytes("/checkups/export.json");
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(new String(plain.readAllBytes(), UTF_8)).contains("22.0");
    }
    for (var file : FILES) {
      var answer = one.browser().get("/checkups/export." + file);
      assertThat(answer.header("Content-Encoding")).isEqualTo(file.equals("pdf") ? "" : "gzip");
      assertThat(answer.header("Content-Length")).isNotEmpty();
    }
  }

  private static Checkup bmi(String day, String number) {
    return Findings.of(day).number(BMI, number, "kg/m2").checkup();
  }
}
