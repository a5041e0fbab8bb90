package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kenpo.registration.Walk;
import kenpo.society.Society.Limit;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.Reader;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures and sounds before the forms that name no account, in a browser without scripts. */
class FormCodeTest {

  private static final String HANAKO = "hanako@example.jp";

  private final TestPortal portal = TestPortal.withLadder(UnaryOperator.identity());

  @AfterEach
  void close() {
    portal.close();
  }

  @Test
  void aRegistrationIsBegunAndItsMailAskedForByPictures() {
    var walk = at("127.0.1.1");
    guessLinks(walk.browser(), 2);
    var form = walk.browser().get("/users/new");
    assertThat(walk.submit(typed(form)).location()).isEqualTo("/users/new/confirm");
    var confirm = walk.browser().get("/users/new/confirm");
    assertThat(agree(walk, confirm, "true", "").location()).isEqualTo("/users/new/sent");
  }

  @Test
  void oneFormsPictureIsNoOthers() {
    var walk = at("127.0.1.2");
    guessLinks(walk.browser(), 2);
    var login = walk.browser().get("/login");
    var form = walk.browser().get("/users/new");
    assertThat(walk.submit(typed(login)).status()).isEqualTo(422);
    assertThat(walk.submit(typed(form)).status()).isEqualTo(303);
  }

  @Test
  void whatWasTypedOfThePictureStaysWhileTheRestIsCorrected() {
    var walk = at("127.0.1.3");
    guessLinks(walk.browser(), 2);
    var form = walk.browser().get("/users/new");
    var wrong = walk.submit(typed(form, "emailAgain", "other@example.jp"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(seal(wrong)).isEqualTo(seal(form));
    assertThat(wrong.body()).contains("name=\"code\" type=\"text\" value=\"" + seen(form) + "\"");
    assertThat(walk.submit(typed(wrong)).location()).isEqualTo("/users/new/confirm");
  }

  @Test
  void anotherPictureIsShownBeforeAnythingElseIsLookedAt() {
    var walk = at("127.0.1.4");
    guessLinks(walk.browser(), 2);
    var form = walk.browser().get("/users/new");
    var scores = portal.query("SELECT score::text FROM throttle_scores ORDER BY bucket");
    var other =
        walk.submit(
            typed(form, "another", "true", "emailAgain", "", "password", "", "invitation", "A-1"));
    assertThat(other.status()).isEqualTo(200);
    assertThat(seal(other)).isNotEmpty().isNotEqualTo(seal(form));
    assertThat(other.body())
        .contains("value=\"" + HANAKO + "\"", "value=\"A-1\"")
        .doesNotContain("error-summary", "aria-invalid");
    assertThat(portal.query("SELECT score::text FROM throttle_scores ORDER BY bucket"))
        .isEqualTo(scores);
    assertThat(walk.submit(typed(other)).location()).isEqualTo("/users/new/confirm");
    var confirm = walk.browser().get("/users/new/confirm");
    var again = agree(walk, confirm, "true", "true");
    assertThat(again.body()).contains("name=\"agree\" value=\"true\" checked");
    assertThat(agree(walk, again, "true", "").location()).isEqualTo("/users/new/sent");
  }

  @Test
  void theRosterCheckTakesAPictureAndKeepsThePapersForAnother() {
    Walk.hanako(portal);
    var walk = at("127.0.1.5");
    walk.activate();
    for (int i = 0; i < 3; i++) {
      walk.claimAgain("number", "999" + i);
    }
    var form = walk.browser().get("/users/eligibility");
    assertThat(seal(form)).isNotEmpty();
    var other = claim(walk, form, "another", "true");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.body()).contains("ケンポ ハナコ");
    assertThat(claim(walk, other).location()).isEqualTo("/users/eligibility/confirm");
  }

  @Test
  void aLinkByMailIsAskedForByAPictureBeyondTheAllowance() {
    try (var shared = TestPortal.withLadder(s -> Policies.allowing(s, Limit.MAIL_PER_ADDRESS, 1))) {
      var browser = shared.browserFrom("127.0.1.6");
      browser.get("/login/link");
      browser.post("/login/link", "email", "a@example.jp");
      var more = browser.post("/login/link", "email", "b@example.jp");
      assertThat(Reader.level(seal(more), shared.clock.instant())).isEqualTo(3);
      var other = browser.post("/login/link", fields(more, "another", "true", "email", "b@"));
      assertThat(other.status()).isEqualTo(200);
      assertThat(other.body()).contains("value=\"b@\"").doesNotContain("error-summary");
      assertThat(Reader.level(seal(other), shared.clock.instant())).as("as before").isEqualTo(3);
      var code = Reader.code(seal(other), shared.clock.instant());
      var sent = browser.post("/login/link", fields(other, "code", code, "email", "b@example.jp"));
      assertThat(sent.location()).isEqualTo("/login/link/sent");
    }
  }

  private Page agree(Walk walk, Page page, String agreed, String another) {
    return walk.browser()
        .post(
            "/users/new/confirm",
            fields(page, "code", seen(page), "agree", agreed, "email", HANAKO, "another", another));
  }

  private Page claim(Walk walk, Page page, String... more) {
    var papers = Stream.of(Walk.papers("number", "1234"));
    var all = Stream.concat(papers, Stream.of(typed(page, more)));
    return walk.browser().post("/users/eligibility", all.toArray(String[]::new));
  }

  private String[] typed(Page page, String... more) {
    var all = Stream.concat(Stream.of("code", seen(page)), Stream.of(more));
    return fields(page, all.toArray(String[]::new));
  }

  private static String[] fields(Page page, String... more) {
    var all = Stream.concat(Stream.of("challenge", "", "seal", seal(page)), Stream.of(more));
    return all.toArray(String[]::new);
  }

  private String seen(Page page) {
    return Reader.code(seal(page), portal.clock.instant());
  }

  private static String seal(Page page) {
    return Reader.seal(page.body());
  }

  private Walk at(String address) {
    return new Walk(portal, portal.browserFrom(address), HANAKO, Walk.PASSWORD);
  }

  private static void guessLinks(Browser browser, int times) {
    browser.get("/login");
    for (int i = 0; i < times; i++) {
      browser.post("/users/guess" + i + "/activate", "challenge", "");
    }
  }
}
