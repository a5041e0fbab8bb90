package kenpo.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import javax.imageio.ImageIO;
import kenpo.crypto.SharedOut;
import kenpo.crypto.Tokens;
import kenpo.support.Chromium;
import kenpo.web.Assets;
import kenpo.web.Messages;
import kenpo.web.Templates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where people try how many codes of a level they read or hear. */
class TrialPagesTest {

  private static final int MOST_SITTINGS = 3;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Sittings sittings = new Sittings(MOST_SITTINGS);
  private final HttpServer server = server();

  @AfterEach
  void stop() {
    vertx.close().await();
    http.close();
  }

  @ParameterizedTest
  @EnumSource(TrialKind.class)
  void countsWhatIsRightOfTwentyAsAChallengeWouldTakeIt(TrialKind kind) throws Exception {
    var sitting = begin("kind=" + kind + "&level=3");
    for (int i = 0; i < 20; i++) {
      assertThat(get(sitting).body()).contains(i + 1 + " / 20");
      assertThat(get(sitting + "/" + i).statusCode()).isEqualTo(200);
      type(sitting, i, i % 4 == 0 ? "" : " " + code(sitting).toLowerCase(Locale.ROOT));
    }
    var page = get(sitting).body();
    assertThat(page).contains("15 / 20", "75 %", "90 %").doesNotContain("name=\"typed\"");
    assertThat(get(sitting + "/20").statusCode()).as("another one").isEqualTo(404);
  }

  @Test
  void pictureAndSoundAreThoseOfTheQuestionThatIsAskedNow() throws Exception {
    var sitting = begin("kind=PICTURE&level=4");
    var picture = http.send(asking(sitting + "/0").build(), BodyHandlers.ofByteArray());
    assertThat(picture.headers().firstValue("content-type")).contains("image/png");
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth()).isEqualTo(480);
    assertThat(picture.body()).isEqualTo(TrialStudio.load().file(trial(sitting), 0));
    type(sitting, 0, "");
    assertThat(get(sitting + "/0").statusCode()).isEqualTo(404);
    var sound = get(begin("kind=ENGLISH&level=4") + "/0");
    assertThat(sound.headers().firstValue("content-type")).contains("audio/wav");
    assertThat(sound.body()).startsWith("RIFF");
  }

  @Test
  void whatIsSentTwiceCountsOnce() throws Exception {
    var sitting = begin("kind=PICTURE&level=1");
    var first = code(sitting);
    type(sitting, 0, first);
    type(sitting, 0, first);
    assertThat(trial(sitting).typed()).hasSize(1);
    assertThat(trial(sitting).right()).isEqualTo(1);
  }

  @Test
  void ratesOfAllThatWasTriedStandSideBySide() throws Exception {
    var sitting = begin("kind=PICTURE&level=1");
    type(sitting, 0, code(sitting));
    var id = sitting.substring("/codes/".length());
    assertThat(begin("kind=JAPANESE&level=2&sitting=" + id)).isEqualTo(sitting);
    type(sitting, 1, "");
    assertThat(get(sitting).body()).contains("<td>100 %</td>", "<td>0 %</td>");
  }

  @Test
  void theAnswerStandsNowhereBeforeItWasGiven() throws Exception {
    var sitting = begin("kind=PICTURE&level=4");
    assertThat(get(sitting).body()).doesNotContain(code(sitting));
    var wrong = code(sitting);
    type(sitting, 0, "<b>?");
    assertThat(get(sitting).body()).contains("ちがいました", wrong, "&lt;b&gt;?");
  }

  @Test
  void whatNobodyTriesAnyMoreIsForgotten() throws Exception {
    var first = begin("kind=PICTURE&level=1");
    for (int i = 0; i < MOST_SITTINGS; i++) {
      assertThat(get(first).statusCode()).isEqualTo(200);
      begin("kind=PICTURE&level=1");
    }
    var gone = get(first);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).contains("href=\"/codes\"");
  }

  @Test
  void aPhoneAndAKeyboardAreEnough() throws IOException {
    var device = new NewContextOptions().setViewportSize(375, 812);
    try (var profile = Chromium.profile(device)) {
      var page = profile.newPage();
      page.navigate("http://localhost:" + server.actualPort() + "/codes");
      inspect(page);
      page.locator("[name=kind]").first().focus();
      page.keyboard().press("Enter");
      for (int i = 0; i < 20; i++) {
        assertThat(page.locator("main")).containsText(i + 1 + " / 20");
        page.keyboard().type(code(URI.create(page.url()).getPath()));
        if (i == 1) {
          inspect(page);
        }
        page.keyboard().press("Enter");
      }
      assertThat(page.locator(".done")).containsText("20 / 20");
      assertThat(page.locator(".rates tbody")).containsText("100 %");
      inspect(page);
    }
  }

  private static void inspect(Page page) {
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()).isEmpty();
    page.setViewportSize(320, 812);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    page.setViewportSize(375, 812);
  }

  private HttpServer server() {
    var pages = DemoPages.of(new Templates(vertx, Messages.all(), Assets.load()));
    var share = new SharedOut(vertx, "codes", 1, 15);
    var random = new Tokens(new SecureRandom());
    var codes = new TrialPages(pages, TrialStudio.load(), sittings, share, random);
    return pages.listen(vertx, 0, codes::route).await();
  }

  /** Answers where it goes on. */
  private String begin(String form) throws Exception {
    return post("/codes", form).headers().firstValue("location").orElseThrow();
  }

  private void type(String sitting, int number, String text) throws Exception {
    var typed = URLEncoder.encode(text, StandardCharsets.UTF_8);
    assertThat(post(sitting, "number=" + number + "&typed=" + typed).statusCode()).isEqualTo(303);
  }

  private CodeTrial trial(String sitting) {
    return sittings.find(sitting.substring("/codes/".length())).orElseThrow().now();
  }

  private String code(String sitting) {
    var trial = trial(sitting);
    return trial.codes().get(trial.typed().size());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(asking(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return http.send(
        asking(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder asking(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + path));
  }
}
