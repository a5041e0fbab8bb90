package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/** What scripts add to a password field, under the content security policy of production. */
class PasswordFieldTest {

  @Test
  void isShownOnWishTickedOffAndEstimatedWhileOneTypes() {
    try (var portal = new TestPortal();
        var tab = Person.onRoster(portal).tab(Device.PHONE, Language.JA)) {
      tab.open("/users/new");
      reveals(tab, tab.field("password"));
      ticksOff(tab);
      estimates(tab);
    }
  }

  @Test
  void withoutScriptsTheRulesAreReadAndNothingElseIsOffered() {
    try (var portal = new TestPortal();
        var tab = Person.onRoster(portal).tab(Device.PHONE.withoutScripts(), Language.EN)) {
      var page = tab.open("/users/new").page();
      assertThat(page.locator("[data-rule]")).isVisible();
      assertThat(page.locator("[data-reveal]")).isHidden();
      assertThat(page.locator(".strength")).isHidden();
    }
  }

  private static void reveals(Tab tab, Locator field) {
    var button = tab.page().locator("[data-reveal]");
    assertThat(field).hasAttribute("type", "password");
    button.click();
    assertThat(field).hasAttribute("type", "text");
    assertThat(button).hasAccessibleName("パスワードを隠す");
    button.click();
    assertThat(field).hasAttribute("type", "password");
    assertThat(button).hasAccessibleName("パスワードを表示");
  }

  private static void ticksOff(Tab tab) {
    var rule = tab.page().locator("[data-rule=length-12]");
    tab.type("password", "elevenchars");
    assertThat(rule).not().hasClass("met");
    tab.type("password", "elevenchars1");
    assertThat(rule).hasClass("met");
    assertThat(rule).containsText("満たしています");
  }

  private static void estimates(Tab tab) {
    var word = tab.page().locator("[data-word]");
    tab.type("password", "password1234");
    assertThat(word).containsText("強さ：弱い。");
    assertThat(word).containsText("よく使われる言葉");
    tab.type("password", Person.PASSWORD);
    assertThat(word).hasText("強さ：とても強いです。");
    assertThat(tab.page().locator("meter").evaluate("it => it.value")).isEqualTo(5);
  }
}
