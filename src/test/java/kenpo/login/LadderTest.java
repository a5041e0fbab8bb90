package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.LadderPortal;
import kenpo.support.Race;
import org.junit.jupiter.api.Test;

/** What a login has to pass, by what came from where before. */
class LadderTest extends LadderPortal {

  private static final Pattern LEVEL = Pattern.compile("purpose=login&amp;level=([1-4])");

  @Test
  void anOrdinaryBrowserTicksABox() {
    var browser = at("127.0.1.1");
    assertThat(level(browser.get("/login"))).contains(1);
    var unticked = browser.post("/login", "email", EMAIL, "password", PASSWORD, "challenge", "");
    assertThat(unticked.status()).isEqualTo(422);
    assertThat(unticked.body()).contains("確認がまだ済んでいません").contains(EMAIL);
    assertThat(login(browser, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void aDeviceThatTheAccountWasUsedOnIsAskedNothing() {
    var browser = member("127.0.1.2");
    var form = browser.get("/login");
    assertThat(level(form)).isEmpty();
    assertThat(login(browser, "x").status()).isEqualTo(422);
    assertThat(login(browser, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void whoIsKnownForOneAccountIsAStrangerToAnother() {
    var browser = member("127.0.1.3");
    browser.get("/login");
    var page = browser.post("/login", "email", "taro@example.jp", "password", "x");
    assertThat(page.body()).contains("確認がまだ済んでいません");
    assertThat(level(page)).contains(1);
  }

  @Test
  void wrongPasswordsMakeTheChallengeHarderAndTimeMakesItEasier() {
    var browser = at("127.0.1.4");
    browser.get("/login");
    for (int i = 0; i < 3; i++) {
      assertThat(fail(browser, "nobody" + i + "@example.jp").status()).isEqualTo(422);
    }
    assertThat(browser.challengeLevel()).as("3 and 2 x 0.5 for others").isEqualTo(2);
    portal.clock.advance(Duration.ofHours(1));
    assertThat(browser.challengeLevel()).isEqualTo(1);
  }

  @Test
  void aChallengeOfALowerLevelIsAnsweredWithANewOneAndCostsNothing() {
    var browser = at("127.0.1.5");
    browser.get("/login");
    var low = browser.passed();
    for (int i = 0; i < 3; i++) {
      fail(browser, "nobody" + i + "@example.jp");
    }
    var before = portal.query("SELECT sum(score) FROM throttle_scores");
    var page = browser.post("/login", "email", EMAIL, "password", PASSWORD, "challenge", low);
    assertThat(page.status()).isEqualTo(422);
    assertThat(level(page)).contains(2);
    assertThat(page.body()).contains("確認のやり直しが必要です");
    assertThat(portal.query("SELECT sum(score) FROM throttle_scores")).isEqualTo(before);
    assertThat(login(browser, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void oneSuccessOfOnesOwnDoesNotWashAnAddress() {
    accounts.create("aoba", "mallory@example.jp", PASSWORD);
    var browser = at("127.0.1.6");
    for (int i = 0; i < 12; i++) {
      browser.get("/login");
      fail(browser, "nobody" + i + "@example.jp");
      var own = at("127.0.1.6");
      own.get("/login");
      own.post("/login", "email", "mallory@example.jp", "password", PASSWORD);
      portal.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(browser.challengeLevel()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void tenWrongPasswordsForAnAccountFromAnywhereMakeStrangersWaitButNotItsOwner() {
    var owner = member("127.0.9.9");
    for (int i = 0; i < 10; i++) {
      var stranger = at("127.0." + (20 + i) + ".1");
      stranger.get("/login");
      if (i >= 5) {
        assertThat(fail(stranger, EMAIL).body()).contains("確認のやり直しが必要です");
      }
      assertThat(fail(stranger, EMAIL).body()).contains("ログインできませんでした");
    }
    var waits = at("127.0.40.1");
    waits.get("/login");
    fail(waits, EMAIL);
    var page = login(waits, PASSWORD);
    assertThat(page.status()).isEqualTo(429);
    assertThat(Integer.parseInt(page.header("retry-after"))).isBetween(1, 30);
    owner.get("/login");
    assertThat(login(owner, PASSWORD).status()).isEqualTo(303);
    assertThat(login(waits, PASSWORD).status()).as("the owner's login ends no wait").isEqualTo(429);
    portal.clock.advance(Duration.ofSeconds(30));
    assertThat(login(waits, PASSWORD).status()).isNotEqualTo(429);
  }

  @Test
  void ofManyTriesAtOnceOnlyAsManyAreLookedAtAsAreLeft() throws Exception {
    var first = at("127.0.19.1");
    first.get("/login");
    fail(first, EMAIL);
    var failures = "SELECT max(failures) FROM throttle_failures WHERE bucket = 'ACCOUNT'";
    portal.execute(
        "UPDATE throttle_failures SET failures = 9, recent = 9 WHERE bucket = 'ACCOUNT'");
    var strangers =
        IntStream.range(0, 40)
            .mapToObj(
                i -> {
                  var stranger = at("127.0." + (60 + i) + ".1");
                  stranger.get("/login");
                  assertThat(fail(stranger, EMAIL).body()).contains("確認のやり直しが必要です");
                  return stranger;
                })
            .toList();
    var answers =
        Race.all(strangers.stream().<Callable<Page>>map(s -> () -> fail(s, EMAIL)).toList());
    assertThat(answers).filteredOn(a -> a.says("ログインできませんでした")).hasSize(1);
    assertThat(portal.query(failures)).containsExactly("10");
  }

  @Test
  void anEmptyFieldSaysNothingOfWhatOthersAreAsked() {
    for (int i = 0; i < 12; i++) {
      var browser = at("127.0." + (210 + i) + ".1");
      browser.get("/login");
      fail(browser, "");
    }
    assertThat(at("127.0.230.1").challengeLevel()).isEqualTo(1);
  }

  @Test
  void aWrongAddressWeighsAsMuchAsAWrongPassword() {
    var known = at("127.0.241.1");
    var unknown = at("127.0.242.1");
    known.get("/login");
    unknown.get("/login");
    fail(known, EMAIL);
    fail(unknown, "nobody@example.jp");
    assertThat(portal.query("SELECT DISTINCT score FROM throttle_scores WHERE bucket = 'ADDRESS'"))
        .hasSize(1);
  }

  @Test
  void aChallengeSentAgainAndAgainShutsNobodyOut() {
    var browser = at("127.0.243.1");
    browser.get("/login");
    var used = browser.passed();
    for (int i = 0; i < 30; i++) {
      browser.post("/login", "email", EMAIL, "password", "x", "challenge", used);
    }
    assertThat(at("127.0.243.1").challengeLevel()).isEqualTo(1);
  }

  @Test
  void waitsAreTheSameForAnIdentifierWithoutAnAccount() {
    for (var email : new String[] {EMAIL, "nobody@example.jp"}) {
      int net = email.equals(EMAIL) ? 100 : 150;
      for (int i = 0; i < 10; i++) {
        var stranger = at("127.0." + (net + i) + ".1");
        stranger.get("/login");
        if (!fail(stranger, email).says("ログインできませんでした")) {
          fail(stranger, email);
        }
      }
    }
    var one = at("127.0.200.1");
    one.get("/login");
    var known = fail(one, EMAIL);
    var other = at("127.0.201.1");
    other.get("/login");
    var unknown = fail(other, "nobody@example.jp");
    assertThat(known.status()).isEqualTo(429).isEqualTo(unknown.status());
    assertThat(known.header("retry-after")).isEqualTo(unknown.header("retry-after"));
  }

  private Browser at(String address) {
    return portal.browserFrom(address);
  }

  private static Page fail(Browser browser, String email) {
    return browser.post("/login", "email", email, "password", "a wrong one");
  }

  private static Optional<Integer> level(Page page) {
    var found = LEVEL.matcher(page.body());
    return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
  }
}
