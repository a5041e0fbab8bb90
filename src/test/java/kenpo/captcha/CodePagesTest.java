package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Chunks;
import kenpo.support.Chunks.Chunk;
import kenpo.support.Reader;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The addresses of pictures and sounds. */
class CodePagesTest {

  private static TestPortal portal;
  private static TestPortal beside;

  private final Browser browser = portal.browser();

  @BeforeAll
  static void open() {
    portal = new TestPortal();
    beside = portal.beside();
  }

  @AfterAll
  static void close() {
    beside.close();
    portal.close();
  }

  @Test
  void theLoginPageHoldsASealByWhichPictureAndSoundAreFetched() {
    var page = browser.get("/login");
    var seal = Reader.seal(page.body());
    assertThat(page.body()).contains("/s/aoba/captcha/picture/" + seal + "?scale=2");
    var picture = browser.get("/captcha/picture/" + seal + "?scale=2");
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("content-type")).isEqualTo("image/png");
    assertThat(picture.header("cache-control")).isEqualTo("no-store");
    assertThat(picture.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(picture.body()).contains("PNG");
    var sound = browser.get("/captcha/sound/" + seal);
    assertThat(sound.status()).isEqualTo(200);
    assertThat(sound.header("content-type")).isEqualTo("audio/wav");
    assertThat(sound.header("cache-control")).isEqualTo("no-store");
    assertThat(sound.body()).startsWith("RIFF");
  }

  @Test
  void scriptsFetchASealByWayOfCode() {
    var given = new JsonObject(fetched("login").body());
    assertThat(given.getInteger("level")).isEqualTo(1);
    assertThat(picture(portal.browser(), given.getString("seal")).status()).isEqualTo(200);
    assertThat(browser.get("/captcha/challenge?purpose=nonsense&way=code").status()).isEqualTo(400);
    browser.header("Sec-Fetch-Site", "cross-site");
    assertThat(fetched("login").status()).isEqualTo(400);
  }

  @Test
  void theyAreTheSameOnEachServerAndOthersForEachSeal() {
    var seal = seal();
    var other = seal();
    assertThat(picture(portal.browser(), seal).body())
        .isEqualTo(picture(beside.browser(), seal).body())
        .isNotEqualTo(picture(portal.browser(), other).body());
    assertThat(sound(portal.browser(), seal).body())
        .isEqualTo(sound(beside.browser(), seal).body())
        .isNotEqualTo(sound(portal.browser(), other).body());
  }

  @Test
  void looksDifferAndVoicesSpeakTheLanguageOfThePage() {
    var seal = seal();
    var plain = browser.get("/captcha/picture/" + seal + "?scale=1");
    var contrast = browser.get("/captcha/picture/" + seal + "?look=contrast&scale=1");
    var large = browser.get("/captcha/picture/" + seal + "?scale=2");
    assertThat(contrast.body()).isNotEqualTo(plain.body());
    assertThat(large.body()).isNotEqualTo(plain.body());
    var japanese = browser.get("/captcha/sound/" + seal + "?lang=ja");
    var english = browser.get("/captcha/sound/" + seal + "?lang=en");
    assertThat(english.body()).isNotEqualTo(japanese.body());
  }

  @Test
  void eachIsMadeThreeTimesWhateverIsAskedOfItAndWhatIsStillThereCountsForNothing() {
    var seal = seal();
    for (int i = 0; i < 5; i++) {
      assertThat(picture(browser, seal).status()).isEqualTo(200);
    }
    assertThat(browser.get("/captcha/picture/" + seal + "?scale=2").status()).isEqualTo(200);
    assertThat(browser.get("/captcha/picture/" + seal + "?look=contrast").status()).isEqualTo(200);
    var fourth = browser.get("/captcha/picture/" + seal + "?look=contrast&scale=2");
    assertThat(fourth.status()).isEqualTo(410);
    assertThat(fourth.says("別の画像と音声にする")).isTrue();
    assertThat(sound(browser, seal).status()).as("its sound").isEqualTo(200);
    assertThat(picture(browser, seal()).status()).as("of another challenge").isEqualTo(200);
  }

  @Test
  void aPlayerMayAskForTheRestOfASound() {
    var seal = seal();
    var whole = portal.browser().header("Range", "bytes=0-").get("/captcha/sound/" + seal);
    assertThat(whole.status()).isEqualTo(206);
    var range = whole.header("content-range");
    assertThat(range).startsWith("bytes 0-");
    int length = Integer.parseInt(range.substring(range.indexOf('/') + 1));
    var head = portal.browser().header("Range", "bytes=0-1").get("/captcha/sound/" + seal);
    assertThat(head.body()).isEqualTo("RI");
    for (int i = 0; i < 5; i++) {
      var part = portal.browser().header("Range", "bytes=8-11").get("/captcha/sound/" + seal);
      assertThat(part.status()).isEqualTo(206);
      assertThat(part.header("content-range")).isEqualTo("bytes 8-11/" + length);
      assertThat(part.body()).isEqualTo("WAVE");
    }
    var beyond = portal.browser().header("Range", "bytes=" + length + "-");
    assertThat(beyond.get("/captcha/sound/" + seal).status()).isEqualTo(416);
    var begun = portal.browser().header("Range", "bytes=8-11").get("/captcha/sound/" + seal());
    assertThat(begun.body()).as("of what another server began").isEqualTo("WAVE");
  }

  @Test
  void whatIsForgedPastItsTimeOrAnotherSocietysIsNotFound() {
    var seal = seal();
    var work = new JsonObject(browser.get("/captcha/challenge?purpose=login").body());
    var forged = seal.substring(0, 40) + (seal.charAt(40) == 'A' ? 'B' : 'A') + seal.substring(41);
    for (var path : new String[] {"/captcha/picture/", "/captcha/sound/"}) {
      assertThat(browser.get(path + forged).status()).isEqualTo(404);
      assertThat(browser.get(path + "nonsense").status()).isEqualTo(404);
      assertThat(browser.get(path + work.getString("signature")).status()).isEqualTo(404);
      assertThat(portal.browser("minato").get(path + seal).status()).isEqualTo(404);
      assertThat(browser.get(path + seal).status()).isEqualTo(200);
    }
    portal.clock.advance(Duration.ofMinutes(5));
    assertThat(picture(browser, seal).status()).isEqualTo(404);
    assertThat(sound(browser, seal).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aFileHoldsNothingBesidesItsPixelsOrSamples(int level) throws Exception {
    var seal = new JsonObject(fetched("login&level=" + level).body()).getString("seal");
    var picture = Chunks.ofPng(bytes("/captcha/picture/" + seal + "?scale=2"));
    assertThat(picture).extracting(Chunk::name).containsExactly("IHDR", "PLTE", "IDAT", "IEND");
    assertThat(picture).extracting(chunk -> chunk.bytes().length).startsWith(13, 3 * 16);
    assertThat(picture.get(2).inflated()).as("a filter and two pixels a byte").hasSize(160 * 241);
    var sound = Chunks.ofWav(bytes("/captcha/sound/" + seal));
    assertThat(sound).extracting(Chunk::name).containsExactly("fmt ", "fact", "data");
    assertThat(sound).extracting(chunk -> chunk.bytes().length).startsWith(18, 4);
  }

  @Test
  void theAnswerStandsInNoPageHeaderJsonOrLogAndNoSealInTheLog() {
    var log = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger("kenpo");
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    try {
      var page = browser.get("/login");
      var seal = Reader.seal(page.body());
      var code = Reader.code(seal, portal.clock.instant());
      var digits = Reader.digits(seal, portal.clock.instant());
      var picture = picture(browser, seal);
      var sound = sound(browser, seal);
      for (var answer : new Page[] {page, picture, sound}) {
        assertThat(answer.response().headers().map().toString()).doesNotContain(code, digits, seal);
      }
      assertThat(page.body().replace(seal, "")).doesNotContain(code, digits);
      browser.type("/login", seal, code);
      portal.until(() -> lines(log).stream().anyMatch(it -> it.startsWith("method=POST")));
      assertThat(lines(log))
          .hasSizeGreaterThan(3)
          .allSatisfy(line -> assertThat(line).doesNotContain(seal, code, digits));
    } finally {
      root.setLevel(null);
      root.detachAppender(log);
    }
  }

  @Test
  void aPageHoldsNoneWhenItWasOpenedTooOften() {
    try (var strict = TestPortal.withLadder(UnaryOperator.identity())) {
      var busy = strict.browserFrom("127.0.1.3");
      for (int i = 0; i < 20; i++) {
        assertThat(Reader.seal(busy.get("/login").body())).isNotEmpty();
      }
      var page = busy.get("/login");
      assertThat(Reader.seal(page.body())).isEmpty();
      assertThat(page.says("何度も開かれた")).isTrue();
      assertThat(page.body())
          .containsPattern("<audio [^>]* hidden>")
          .doesNotContainPattern("<audio [^>]* src=");
      assertThat(busy.passed()).as("scripts still fetch work").isNotEmpty();
      var other = strict.browserFrom("127.0.1.4");
      assertThat(Reader.seal(other.get("/login").body())).isNotEmpty();
    }
  }

  /** A line may be written when its answer has long arrived. */
  private static List<String> lines(ListAppender<ILoggingEvent> log) {
    return Stream.of(log.list.toArray(ILoggingEvent[]::new))
        .map(it -> it.getFormattedMessage() + it.getMDCPropertyMap())
        .toList();
  }

  private static byte[] bytes(String path) throws IOException {
    try (var file = URI.create(portal.address() + "/s/aoba" + path).toURL().openStream()) {
      return file.readAllBytes();
    }
  }

  private String seal() {
    return new JsonObject(fetched("login").body()).getString("seal");
  }

  private Page fetched(String purpose) {
    return browser.get("/captcha/challenge?purpose=" + purpose + "&way=code");
  }

  private static Page picture(Browser browser, String seal) {
    return browser.get("/captcha/picture/" + seal);
  }

  private static Page sound(Browser browser, String seal) {
    return browser.get("/captcha/sound/" + seal);
  }
}
