package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static kenpo.browser.CodeOnPage.NEW_PICTURE;
import static kenpo.browser.CodeOnPage.asked;
import static kenpo.browser.CodeOnPage.field;
import static kenpo.browser.CodeOnPage.inspect;
import static kenpo.browser.CodeOnPage.outcome;
import static kenpo.browser.CodeOnPage.picture;
import static kenpo.browser.CodeOnPage.seal;
import static kenpo.browser.CodeOnPage.seen;
import static kenpo.browser.CodeOnPage.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.regex.Pattern;
import kenpo.support.MovableClock;
import kenpo.support.Reader;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Picture and sound when not all goes well: too early, without the scripts, or when too many were
 * given.
 */
class CodeTroubleTest {

  @Test
  void atTheFourthLevelAFormThatIsTooEarlyGoesByItselfWhenItIsTimeAndIsTaken() {
    var clock = new MovableClock();
    try (var site = new TrialSite(4, clock);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.page().clock().install();
      tab.open("/trial").type("code", Reader.code(seal(tab), clock.instant())).press();
      assertThat(state(tab)).hasText(Pattern.compile("まだ送信できません.*"));
      assertThat(outcome(tab)).hasText("");
      clock.advance(Duration.ofSeconds(30));
      tab.page().clock().fastForward(30_000);
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void whatASlowerClockThanTheServersSendsTooEarlyStaysAndIsTakenAfterwards() {
    var clock = new MovableClock();
    try (var site = new TrialSite(4, clock);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.page().clock().install();
      tab.open("/trial").type("code", Reader.code(seal(tab), clock.instant())).press();
      clock.advance(Duration.ofSeconds(30).minusMillis(1));
      tab.page().clock().fastForward(30_000);
      assertThat(outcome(tab)).hasText("early");
      assertThat(field(tab)).hasValue(Reader.code(seal(tab), clock.instant()));
      clock.advance(Duration.ofMillis(1));
      tab.page().clock().fastForward(1_000);
      tab.press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  /** As where something between browser and server lets no script through. */
  @ParameterizedTest
  @ValueSource(strings = {"site.js", "challenge.js", "code.js"})
  void whereScriptsDoNotComeThePictureIsAPressAway(String script) {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.withoutScript("**/" + script);
      var asked = asked(tab);
      tab.open("/trial").type("email", "hanako@example.jp");
      assertThat(tab.page().locator("audio")).isVisible();
      assertThat(asked).as("before anybody wants them").isEmpty();
      tab.page().locator(".challenge summary").click();
      tab.page().waitForFunction("() => document.querySelector('details img').complete");
      assertThat(tab.page().locator(".challenge details img")).isVisible();
      assertThat(asked).singleElement().asString().contains("/captcha/picture/");
      inspect("without " + script, tab);
      tab.type("code", seen(tab)).press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void whereThePictureComesFirstItIsThereWithoutThem() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.withoutScript("**/site.js");
      assertThat(picture(tab.open("/trial"))).isVisible();
      tab.type("code", seen(tab)).press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"picture", "sound"})
  void whereNothingIsGivenAnyMoreThereIsNoEmptyPlayerNorPictureAndItSaysWhy(String way) {
    var clock = new MovableClock();
    try (var site = new TrialSite(1, clock);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.expect(429);
      for (int i = 0; i < 20; i++) {
        tab.open("/trial");
        tab.choose("picture").page().locator("[data-another]").click();
        assertThat(state(tab)).hasText(NEW_PICTURE);
      }
      tab.open("/trial").choose(way);
      assertThat(state(tab)).hasText(Pattern.compile(".*1分ほどたってから、もう一度お試しください。"));
      assertThat(tab.page().locator("audio")).isHidden();
      assertThat(tab.page().locator("[data-picture] img")).hasCount(0);
      assertThat(field(tab)).isFocused();
      inspect("without any", tab);
      clock.advance(Duration.ofMinutes(1));
      tab.page().locator("[data-another]").click();
      assertThat(state(tab)).hasText(NEW_PICTURE);
      assertThat(way.equals("sound") ? tab.page().locator("audio") : picture(tab)).isVisible();
      tab.type("code", Reader.code(seal(tab), clock.instant())).press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void whatIsPastItsTimeIsTakenAwayWhereNoOtherIsGiven() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.expect(429).page().clock().install();
      tab.page()
          .route(
              "**/captcha/challenge**",
              it -> it.fulfill(new Route.FulfillOptions().setStatus(429)));
      assertThat(picture(tab.open("/trial").choose("picture"))).isVisible();
      tab.page().clock().fastForward(Duration.ofMinutes(6).toMillis());
      tab.choose("sound");
      assertThat(state(tab)).hasText(Pattern.compile(".*1分ほどたってから、もう一度お試しください。"));
      assertThat(tab.page().locator("audio")).isHidden();
      tab.choose("picture");
      assertThat(picture(tab)).hasCount(0);
    }
  }
}
