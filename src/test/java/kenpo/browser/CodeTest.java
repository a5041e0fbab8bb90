package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static kenpo.browser.CodeOnPage.NEW_PICTURE;
import static kenpo.browser.CodeOnPage.asked;
import static kenpo.browser.CodeOnPage.button;
import static kenpo.browser.CodeOnPage.field;
import static kenpo.browser.CodeOnPage.inspect;
import static kenpo.browser.CodeOnPage.outcome;
import static kenpo.browser.CodeOnPage.picture;
import static kenpo.browser.CodeOnPage.seal;
import static kenpo.browser.CodeOnPage.seen;
import static kenpo.browser.CodeOnPage.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Pattern;
import kenpo.support.Reader;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Picture and sound before a form, in a browser, under the content security policy of production.
 */
class CodeTest {

  @Test
  void fromTheSecondLevelOnThePictureIsShownFirstAndWhatItShowsIsTaken() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      var asked = asked(tab);
      tab.open("/trial").type("email", "hanako@example.jp");
      assertThat(picture(tab)).isVisible();
      assertThat(field(tab)).hasAccessibleName("画像または音声の数字");
      assertThat(button(tab, "picture")).hasAttribute("aria-pressed", "true");
      tab.choose("sound").choose("picture");
      assertThat(asked).as("once, by the page itself").hasSize(1);
      tab.type("code", seen(tab)).press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void atTheFirstLevelTheBoxIsAndNoPictureIsAskedForUntilItIsWanted() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.DESKTOP, Language.EN)) {
      var asked = asked(tab);
      tab.open("/trial");
      assertThat(tab.page().locator("#challenge-box")).isVisible();
      assertThat(field(tab)).isHidden();
      assertThat(asked).isEmpty();
      tab.choose("picture");
      assertThat(field(tab)).isFocused();
      assertThat(picture(tab)).isVisible();
      assertThat(asked).hasSize(1);
      tab.type("code", seen(tab)).press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void theSoundPlaysAndPlaysAgainAndWhatItSaysIsTaken() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      var asked = asked(tab);
      tab.open("/trial").choose("sound");
      var player = tab.page().locator("audio");
      assertThat(player).isVisible();
      assertThat(asked).as("before it is played").isEmpty();
      for (int time = 0; time < 4; time++) {
        player.evaluate("it => { it.muted = true; it.currentTime = 0; return it.play(); }");
        tab.page().waitForFunction("() => document.querySelector('audio').currentTime > 0.2");
      }
      assertThat(asked).hasSizeLessThanOrEqualTo(3);
      var heard = Reader.digits(seal(tab), Instant.now());
      tab.type("code", heard).press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void whoChoosesTheSoundComesToItsPlayerAndThenToTheField() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.DESKTOP, Language.JA)) {
      tab.open("/trial").choose("sound");
      var player = tab.page().locator("audio");
      assertThat(player).isFocused();
      player.evaluate("it => it.muted = true");
      tab.page().keyboard().press("Space");
      tab.page().waitForFunction("() => document.querySelector('audio').currentTime > 0.1");
      tab.page().locator("[data-another]").click();
      assertThat(state(tab)).hasText(NEW_PICTURE);
      assertThat(player).isFocused();
      tab.page().locator("[data-choose=picture]").click();
      assertThat(field(tab)).isFocused();
    }
  }

  @Test
  void anotherPictureComesInPlaceAndTheRestOfTheFormStays() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.open("/trial").type("email", "hanako@example.jp").type("code", "12");
      var before = seal(tab);
      tab.page().locator("[data-another]").click();
      assertThat(state(tab)).hasText(NEW_PICTURE);
      assertThat(seal(tab)).isNotEqualTo(before);
      assertThat(tab.field("email")).hasValue("hanako@example.jp");
      assertThat(field(tab)).hasValue("");
      assertThat(field(tab)).isFocused();
      assertThat(picture(tab)).isVisible();
      tab.type("code", seen(tab)).press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void moreContrastIsAButtonAway() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.open("/trial");
      var button = tab.page().locator("[data-contrast]");
      button.click();
      assertThat(picture(tab)).hasAttribute("src", Pattern.compile(".*look=contrast&scale=2"));
      assertThat(button).hasText("画像を元の色に戻す");
      tab.type("code", Reader.wrong(seal(tab), Instant.now())).press();
      assertThat(outcome(tab)).hasText("wrong");
      assertThat(picture(tab)).hasAttribute("src", Pattern.compile(".*look=contrast&scale=2"));
    }
  }

  @Test
  void aScreenOfTwoPixelsToOneGetsThePictureAsFine() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.ENLARGED, Language.JA)) {
      var asked = asked(tab);
      tab.open("/trial");
      assertThat(picture(tab)).isVisible();
      tab.page().waitForFunction("() => document.querySelector('[data-picture] img').complete");
      assertThat(asked).singleElement().asString().endsWith("scale=2");
      Inspection.look("200 %", tab);
    }
  }

  @Test
  void aWrongCodeIsToldAtTheFieldAndAnotherPictureIsThere() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.open("/trial").choose("picture");
      var before = seal(tab);
      tab.type("code", Reader.wrong(before, Instant.now())).press();
      assertThat(outcome(tab)).hasText("wrong");
      assertThat(seal(tab)).isNotEqualTo(before);
      assertThat(picture(tab)).isVisible();
      assertThat(field(tab)).hasAttribute("aria-invalid", "true");
      assertThat(field(tab)).hasAccessibleDescription(Pattern.compile(".*エラー： ＊確認できませんでした。.*"));
      tab.page().locator(".error-summary a").click();
      assertThat(field(tab)).isFocused();
      tab.type("code", seen(tab)).press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void byKeyboardAlone() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.DESKTOP, Language.JA)) {
      var keyboard = tab.open("/trial").page().keyboard();
      tab.field("email").focus();
      keyboard.type("hanako@example.jp");
      keyboard.press("Tab");
      assertThat(field(tab)).isFocused();
      keyboard.press("Tab");
      assertThat(tab.page().locator("[data-another]")).isFocused();
      keyboard.press("Enter");
      assertThat(field(tab)).isFocused();
      keyboard.type(seen(tab));
      keyboard.press("Enter");
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutScriptsOneTypesWhatIsSeenAndTheEnterKeySendsTheForm(Language language) {
    try (var site = new TrialSite(3);
        var tab = site.tab(Device.PHONE.withoutScripts(), language)) {
      tab.open("/trial");
      tab.type("email", "hanako@example.jp");
      tab.page().keyboard().press("Enter");
      assertThat(outcome(tab)).hasText("missing");
      assertThat(tab.field("email")).hasValue("hanako@example.jp");
      Inspection.look("without scripts, wrong", tab);
      tab.type("code", seen(tab));
      tab.page().keyboard().press("Enter");
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void isFitForEverybody(Language language) {
    try (var site = new TrialSite(4);
        var tab = site.tab(Device.PHONE, language)) {
      inspect("picture", tab.open("/trial"));
      tab.page().locator("[data-another]").click();
      assertThat(state(tab)).not().hasText("");
      inspect("another picture", tab);
      inspect("sound", tab.choose("sound"));
      inspect("sound, wrong", tab.press());
    }
  }
}
