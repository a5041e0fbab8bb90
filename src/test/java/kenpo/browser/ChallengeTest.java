package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The box before a form, in a browser, under the content security policy of production. */
class ChallengeTest {

  private static final LocatorAssertions.HasTextOptions PATIENTLY =
      new LocatorAssertions.HasTextOptions().setTimeout(60_000);

  @Test
  void oneTickAndTheFormIsTaken() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.open("/trial").type("email", "hanako@example.jp");
      box(tab).check();
      assertThat(state(tab)).hasText("確認できました。", PATIENTLY);
      tab.press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void atTheSecondLevelItSaysHowLongItTakesAndShowsHowFarItIs() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.open("/trial").choose("work");
      assertThat(tab.page().locator("#challenge-box-hint")).containsText("2秒から6秒ほどかかります");
      box(tab).check();
      var bar = tab.page().getByRole(AriaRole.PROGRESSBAR);
      assertThat(bar).hasAccessibleName("確認の進み具合");
      assertThat(state(tab)).hasText("確認しています。このままお待ちください。");
      assertThat(state(tab)).hasText("確認できました。", PATIENTLY);
      assertThat(bar).isHidden();
      tab.press();
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @Test
  void aFormSentMeanwhileGoesWhenTheWorkIsDone() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.DESKTOP, Language.EN)) {
      tab.open("/trial").type("email", "hanako@example.jp").choose("work");
      box(tab).check();
      tab.press();
      assertThat(outcome(tab)).hasText("passed", PATIENTLY);
      assertThat(tab.field("email")).hasValue("hanako@example.jp");
    }
  }

  @Test
  void withoutATickTheBoxIsPointedAtAndWhatWasTypedStays() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.open("/trial").type("email", "hanako@example.jp").press();
      assertThat(outcome(tab)).hasText("missing");
      assertThat(tab.field("email")).hasValue("hanako@example.jp");
      assertThat(box(tab)).hasAttribute("aria-invalid", "true");
      assertThat(box(tab))
          .hasAccessibleDescription(
              "チェックを入れると、お使いの端末が確認のための計算をします。すぐに終わります。 "
                  + "エラー： ＊確認がまだ済んでいません。表示されている方法のいずれかで確認してください。");
      tab.page().locator(".error-summary a").click();
      assertThat(box(tab)).isFocused();
    }
  }

  @Test
  void comingBackFindsTheBoxUntickedAndOneThatWasUsedIsDoneAgain() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.open("/trial");
      box(tab).check();
      assertThat(state(tab)).hasText("確認できました。", PATIENTLY);
      tab.press();
      assertThat(outcome(tab)).hasText("passed");
      tab.page().goBack();
      assertThat(box(tab)).not().isChecked();
      box(tab).check();
      tab.press();
      assertThat(outcome(tab)).hasText("passed", PATIENTLY);
    }
  }

  @Test
  void untickingGivesUp() {
    try (var site = new TrialSite(2);
        var tab = site.tab(Device.PHONE, Language.JA)) {
      tab.open("/trial").choose("work");
      box(tab).check();
      box(tab).uncheck();
      assertThat(state(tab)).hasText("");
      assertThat(tab.field("challenge")).hasValue("");
      tab.press();
      assertThat(outcome(tab)).hasText("missing");
    }
  }

  @Test
  void byKeyboardAlone() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.DESKTOP, Language.JA)) {
      var keyboard = tab.open("/trial").page().keyboard();
      tab.field("email").focus();
      keyboard.type("hanako@example.jp");
      keyboard.press("Tab");
      assertThat(box(tab)).isFocused();
      keyboard.press("Space");
      assertThat(state(tab)).hasText("確認できました。", PATIENTLY);
      var next = tab.page().locator(".ways > *");
      for (int way = 0; way < next.count(); way++) {
        keyboard.press("Tab");
        assertThat(next.nth(way)).isFocused();
      }
      keyboard.press("Tab");
      keyboard.press("Enter");
      assertThat(outcome(tab)).hasText("passed");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void isFitForEverybody(Language language) {
    for (int level = 1; level <= 4; level++) {
      try (var site = new TrialSite(level);
          var tab = site.tab(Device.PHONE, language)) {
        inspect("level " + level, tab.open("/trial"));
        inspect("level " + level + ", wrong", tab.press());
        tab.choose("work");
        box(tab).check();
        inspect("level " + level + ", working or done", tab);
      }
    }
  }

  @Test
  void withoutScriptsPictureSoundAndTheWayByMailAreShown() {
    try (var site = new TrialSite(1);
        var tab = site.tab(Device.PHONE.withoutScripts(), Language.JA)) {
      tab.open("/trial");
      assertThat(box(tab)).isHidden();
      assertThat(tab.page().locator("noscript img")).isVisible();
      assertThat(tab.page().locator(".folded")).isHidden();
      assertThat(tab.page().locator("audio")).isVisible();
      assertThat(tab.page().locator("[data-plain] a[href$='/login/link']")).isVisible();
      Inspection.look("without scripts", tab);
    }
  }

  @Test
  void withoutProtectionOfTheConnectionToo() {
    try (var site = new TrialSite(1);
        var tab = new Tab(site.address("portal.test"), Device.PHONE, Language.JA)) {
      tab.page().route("http://portal.test:*/**", ChallengeTest::fromHere);
      tab.open("/trial");
      assertThat(tab.page().evaluate("isSecureContext")).isEqualTo(false);
      assertThat(box(tab)).isHidden();
      assertThat(tab.page().locator("[data-ways] a[href$='/login/link']")).isVisible();
    }
  }

  private static void fromHere(Route route) {
    var here = route.request().url().replace("portal.test", "localhost");
    var answer = route.fetch(new Route.FetchOptions().setUrl(here));
    var headers = new HashMap<>(answer.headers());
    headers.remove("cross-origin-opener-policy"); // of which a browser complains there
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
  }

  private static void inspect(String name, Tab tab) {
    Inspection.look(name, tab);
    Inspection.axe(name, tab, Inspection.STANDARD_AND_PRACTICE);
  }

  private static Locator box(Tab tab) {
    return tab.page().locator("#challenge-box");
  }

  private static Locator state(Tab tab) {
    return tab.page().locator(".challenge [role=status]");
  }

  private static Locator outcome(Tab tab) {
    return tab.page().locator("#outcome");
  }
}
