package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kenpo.registration.Walk;
import kenpo.society.Society.Limit;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What forms besides the login ask, by what came from their address before. */
class FormLadderTest {

  private static final String HANAKO = "hanako@example.jp";
  private static final Pattern LEVEL = Pattern.compile("purpose=([a-z_]+)&amp;level=([1-4])");

  private final TestPortal portal = TestPortal.withLadder(UnaryOperator.identity());

  @AfterEach
  void close() {
    portal.close();
  }

  @Test
  void nothingIsAskedWhereNothingHappened() {
    var walk = at("127.0.1.1");
    for (var path : new String[] {"/users/new", "/login/link"}) {
      assertThat(asked(walk.browser().get(path))).isEmpty();
    }
    assertThat(walk.agree().location()).isEqualTo("/users/new/sent");
    assertThat(asked(walk.browser().get("/users/new/sent"))).isEmpty();
  }

  @Test
  void badSecretsWeighTwoAndThenEachFormAsksForWorkOfItsOwn() {
    var walk = at("127.0.1.2");
    var browser = walk.browser();
    guessLinks(browser, 2);
    assertThat(asked(browser.get("/users/new"))).isEqualTo("registration 2");
    browser.get("/users/new");
    var form = browser.passed();
    browser.get("/login");
    var login = browser.passed();
    browser.get("/users/new");
    assertThat(walk.submit("challenge", login).status()).as("another form's work").isEqualTo(422);
    assertThat(walk.submit("challenge", form).location()).isEqualTo("/users/new/confirm");
  }

  @Test
  void aLookAtALinkIsNoGuess() {
    var browser = portal.browserFrom("127.0.1.3");
    for (int i = 0; i < 5; i++) {
      assertThat(browser.get("/users/nonsense/activate").status()).isEqualTo(404);
    }
    assertThat(asked(browser.get("/users/new"))).isEmpty();
  }

  @Test
  void whatWasTypedSurvivesANewChallenge() {
    var walk = at("127.0.1.4");
    guessLinks(walk.browser(), 2);
    walk.browser().get("/users/new");
    var unticked = walk.submit("challenge", "", "invitation", "ABCD-1");
    assertThat(unticked.status()).isEqualTo(422);
    assertThat(unticked.body())
        .contains("確認がまだ済んでいません", "value=\"" + HANAKO + "\"", "value=\"ABCD-1\"");
    assertThat(walk.submit().location()).isEqualTo("/users/new/confirm");
    assertThat(asked(walk.browser().get("/users/new/confirm"))).isEqualTo("registration_mail 2");
  }

  @Test
  void wrongPapersWeighOneAndAsksForWorkBeforeTheNext() {
    Walk.hanako(portal);
    var walk = at("127.0.1.5");
    walk.activate();
    for (int i = 0; i < 3; i++) {
      assertThat(asked(walk.browser().get("/users/eligibility"))).isEmpty();
      assertThat(walk.claimAgain("number", "999" + i).body()).contains("資格を確認できません");
    }
    assertThat(asked(walk.browser().get("/users/eligibility"))).isEqualTo("eligibility 2");
    var papers = Walk.papers("number", "1234");
    var unticked = Stream.concat(Stream.of(papers), Stream.of("challenge", ""));
    var page = walk.browser().post("/users/eligibility", unticked.toArray(String[]::new));
    assertThat(page.body()).contains("確認がまだ済んでいません", "ケンポ ハナコ");
    assertThat(walk.claimAgain().location()).isEqualTo("/users/eligibility/confirm");
  }

  @Test
  void whereAnAddressHasToWaitTheMailedLinkIsStillSent() {
    var walk = at("127.0.1.6");
    var browser = walk.browser();
    guessLinks(browser, 1);
    score(50);
    browser.get("/users/new");
    var waits = walk.submit();
    assertThat(waits.status()).isEqualTo(429);
    assertThat(Long.parseLong(waits.header("retry-after"))).isBetween(890L, 900L);
    for (var purpose : new String[] {"registration", "login"}) {
      var none = browser.get("/captcha/challenge?purpose=" + purpose);
      assertThat(none.status()).as(purpose).isEqualTo(429);
      assertThat(Long.parseLong(none.header("retry-after"))).isBetween(890L, 900L);
    }
    assertThat(asked(browser.get("/login/link"))).as("also without scripts").isEmpty();
    var link = browser.post("/login/link", "email", HANAKO);
    assertThat(link.location()).isEqualTo("/login/link/sent");
    assertThat(portal.mailbox.await(HANAKO)).isNotNull();
    var neighbour = at("127.0.1.7");
    assertThat(neighbour.begin().status()).as("another address").isEqualTo(303);
  }

  @Test
  void aKnownDeviceIsIssuedTheEasierWorkThatItNeeds() {
    try (var accounts = new Accounts(portal)) {
      accounts.create("aoba", HANAKO, "four words of hers");
      var known = portal.browserFrom("127.0.1.8");
      known.get("/login");
      known.post("/login", "email", HANAKO, "password", "four words of hers");
      var stranger = portal.browserFrom("127.0.1.8");
      guessLinks(stranger, 1);
      score(14);
      assertThat(known.challengeLevel()).as("14 less 3").isEqualTo(2);
      assertThat(stranger.challengeLevel()).isEqualTo(3);
      score(51);
      assertThat(known.challengeLevel()).as("never waits because of others").isEqualTo(4);
    }
  }

  @Test
  void whatAnybodyCanSendForNothingLetsNobodyWait() {
    var browser = portal.browserFrom("127.0.1.10");
    guessLinks(browser, 40);
    assertThat(asked(browser.get("/users/new"))).isEqualTo("registration 3");
    var another = at("127.0.1.11");
    assertThat(asked(another.browser().get("/users/new"))).as("in the same network").isEmpty();
  }

  @Test
  void anotherSitesPageUsesUpNothingThatAnAddressIsIssued() {
    var page = portal.browserFrom("127.0.1.12").header("Sec-Fetch-Site", "cross-site");
    for (int i = 0; i < 25; i++) {
      assertThat(page.get("/captcha/challenge?purpose=login").status()).isEqualTo(400);
    }
    var own = portal.browserFrom("127.0.1.12");
    for (int i = 0; i < 20; i++) {
      assertThat(own.get("/captcha/challenge?purpose=registration").status()).isEqualTo(200);
    }
    assertThat(own.get("/captcha/challenge?purpose=registration").status()).isEqualTo(429);
    assertThat(own.get("/captcha/challenge?purpose=login").status()).isEqualTo(200);
  }

  @Test
  void beyondWhatAnAddressMayMailAtAllItWaitsWhateverWorkWasDone() {
    try (var shared =
        TestPortal.withLadder(
            s ->
                Policies.allowing(
                    Policies.allowing(s, Limit.MAIL_PER_ADDRESS, 1),
                    Limit.MAIL_PER_ADDRESS_AT_MOST,
                    2))) {
      assertThat(of(shared, "a@example.jp").agree().status()).isEqualTo(303);
      var second = of(shared, "b@example.jp");
      var asks = second.agree();
      assertThat(asked(asks)).isEqualTo("registration_mail 3");
      assertThat(second.agreeTo(asks).status()).isEqualTo(303);
      var third = of(shared, "c@example.jp");
      assertThat(third.agree().status()).isEqualTo(429);
    }
  }

  private static Walk of(TestPortal portal, String email) {
    return new Walk(portal, portal.browserFrom("127.0.1.13"), email, Walk.PASSWORD);
  }

  @Test
  void othersAtASharedAddressKeepNobodyFromTheirLink() {
    try (var shared = TestPortal.withLadder(s -> Policies.allowing(s, Limit.MAIL_PER_ADDRESS, 2));
        var accounts = new Accounts(shared)) {
      accounts.create("aoba", "p2@example.jp", "four words of hers");
      var browser = shared.browserFrom("127.0.1.9");
      for (int i = 0; i < 2; i++) {
        browser.get("/login/link");
        assertThat(browser.post("/login/link", "email", "p" + i + "@example.jp").status())
            .isEqualTo(303);
      }
      browser.get("/login/link");
      var more = browser.post("/login/link", "email", "p2@example.jp");
      assertThat(asked(more)).isEqualTo("login_link 3");
      assertThat(more.body()).contains("value=\"p2@example.jp\"");
      assertThat(browser.post("/login/link", "email", "p2@example.jp").status()).isEqualTo(303);
      assertThat(asked(browser.get("/login/link"))).isEqualTo("login_link 3");
      assertThat(browser.post("/login/link", "email", "p3@example.jp").status()).isEqualTo(303);
      assertThat(shared.query("SELECT template FROM mail_outbox ORDER BY mail_id"))
          .as("the owner of an account, and no more strangers")
          .containsExactly("no-account", "no-account", "login-link");
    }
  }

  @Test
  void whoComesToAFormBeyondItsAllowanceIsShownWhatItAsks() {
    try (var shared =
        TestPortal.withLadder(s -> Policies.allowing(s, Limit.REGISTRATION_PER_ADDRESS, 1))) {
      assertThat(of(shared, "a@example.jp").begin().status()).isEqualTo(303);
      var first = of(shared, "b@example.jp");
      assertThat(asked(first.browser().get("/users/new"))).as("nobody knows yet").isEmpty();
      assertThat(asked(first.submit())).isEqualTo("registration 3");
      var next = of(shared, "c@example.jp");
      assertThat(asked(next.browser().get("/users/new"))).isEqualTo("registration 3");
      assertThat(next.submit().location()).as("at once").isEqualTo("/users/new/confirm");
      assertThat(asked(next.browser().get("/login/link"))).as("another form").isEmpty();
      var elsewhere = shared.browserFrom("127.0.1.14");
      assertThat(asked(elsewhere.get("/users/new"))).as("another address").isEmpty();
      shared.clock.advance(Duration.ofHours(1));
      assertThat(asked(next.browser().get("/users/new"))).as("the next hour").isEmpty();
      assertThat(of(shared, "d@example.jp").begin().status()).isEqualTo(303);
      var anew = of(shared, "e@example.jp");
      assertThat(asked(anew.begin())).isEqualTo("registration 3");
      assertThat(asked(anew.browser().get("/users/new"))).isEqualTo("registration 3");
    }
  }

  @Test
  void aFieldThatNobodySeesWeighsThreeAndNothingIsLost() {
    var walk = at("127.0.2.1");
    assertThat(walk.browser().get("/users/new").body())
        .contains(
            "name=\"reference\" type=\"text\" value=\"\" tabindex=\"-1\" autocomplete=\"off\"");
    var filled = walk.submit("reference", "https://example.jp");
    assertThat(asked(filled)).isEqualTo("registration 2");
    assertThat(filled.body())
        .contains("value=\"" + HANAKO + "\"")
        .doesNotContain("https://example.jp");
    var again = walk.submit("reference", "https://example.jp");
    assertThat(again.location())
        .as("whoever fills it in each time")
        .isEqualTo("/users/new/confirm");
  }

  @Test
  void atTheLoginItWeighsThreeAndLetsTheOwnerIn() {
    try (var accounts = new Accounts(portal)) {
      accounts.create("aoba", HANAKO, "four words of hers");
      var browser = portal.browserFrom("127.0.2.2");
      browser.get("/login");
      var page =
          browser.post(
              "/login", "email", HANAKO, "password", "four words of hers", "reference", "x");
      assertThat(page.location()).isEqualTo("/home");
      assertThat(scoreOf("ADDRESS")).isEqualTo("2");
    }
  }

  @Test
  void aFormThatComesBackSoonerThanAPersonCanIsAskedForWork() {
    try (var quick = TestPortal.withLadder(s -> Policies.quickest(s, Duration.ofSeconds(2)))) {
      var person = new Walk(quick, quick.browserFrom("127.0.2.3"), HANAKO, Walk.PASSWORD);
      person.browser().get("/users/new");
      quick.clock.advance(Duration.ofSeconds(2));
      assertThat(person.submit("emailAgain", "other@example.jp").says("一致していません")).isTrue();
      assertThat(person.submit().status()).as("corrected at once").isEqualTo(303);

      var machine = new Walk(quick, quick.browserFrom("127.0.2.4"), HANAKO, Walk.PASSWORD);
      var tooFast = machine.begin();
      assertThat(asked(tooFast)).isEqualTo("registration 2");
      assertThat(tooFast.body()).contains("value=\"" + HANAKO + "\"");
      quick.clock.advance(Duration.ofSeconds(2));
      assertThat(machine.submit().status()).isEqualTo(303);

      for (var stamp : new String[] {"", "1.x", "99999999999999.AAAAAAAAAAAAAAAAAAAAAA"}) {
        var forger =
            new Walk(quick, quick.browserFrom("127.0.3." + stamp.length()), HANAKO, Walk.PASSWORD);
        forger.browser().get("/users/new");
        quick.clock.advance(Duration.ofSeconds(2));
        assertThat(forger.submit("stamp", stamp).status())
            .as("perhaps of a page from before an update: " + stamp)
            .isEqualTo(303);
      }
    }
  }

  @Test
  void whatIsPostedBeyondSixtyAMinuteWeighsATenthEach() {
    var browser = portal.browserFrom("127.0.2.5");
    browser.get("/users/new");
    for (int i = 0; i < 60; i++) {
      browser.post("/users/new");
    }
    assertThat(scoreOf("ADDRESS")).isEmpty();
    for (int i = 0; i < 30; i++) {
      browser.post("/users/new");
    }
    assertThat(scoreOf("ADDRESS")).isEqualTo("3");
    assertThat(asked(browser.get("/users/new"))).isEqualTo("registration 2");
  }

  @Test
  void whoeverIsLoggedInMayPostMore() {
    try (var accounts = new Accounts(portal)) {
      accounts.create("aoba", HANAKO, "four words of hers");
      var browser = portal.browserFrom("127.0.2.6");
      browser.get("/login");
      browser.follow(browser.post("/login", "email", HANAKO, "password", "four words of hers"));
      browser.get("/settings/sessions");
      for (int i = 0; i < 90; i++) {
        assertThat(browser.post("/settings/sessions/end-others").status()).isEqualTo(303);
      }
      assertThat(scoreOf("ADDRESS")).isIn("", "0");
    }
  }

  private void score(int score) {
    portal.execute("UPDATE throttle_scores SET score = " + score + " WHERE bucket = 'ADDRESS'");
  }

  private String scoreOf(String bucket) {
    var rows =
        portal.query(
            "SELECT round(score)::text FROM throttle_scores WHERE bucket = '" + bucket + "'");
    return String.join(" ", rows);
  }

  private Walk at(String address) {
    return new Walk(portal, portal.browserFrom(address), HANAKO, Walk.PASSWORD);
  }

  private static void guessLinks(Browser browser, int times) {
    browser.get("/login");
    for (int i = 0; i < times; i++) {
      var page = browser.post("/users/guess" + i + "/activate", "challenge", "");
      assertThat(page.status()).isEqualTo(404);
    }
  }

  private static String asked(Page page) {
    var box = LEVEL.matcher(page.body());
    return box.find() ? box.group(1) + " " + box.group(2) : "";
  }
}
