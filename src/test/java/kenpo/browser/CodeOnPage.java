package kenpo.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kenpo.support.Reader;

/** What tests see of a challenge by picture and sound. */
final class CodeOnPage {

  static final Pattern NEW_PICTURE = Pattern.compile(".*新しい画像.*");

  private CodeOnPage() {}

  static void inspect(String name, Tab tab) {
    Inspection.look(name, tab);
    Inspection.axe(name, tab, Inspection.STANDARD_AND_PRACTICE);
  }

  /** Pictures and sounds that are asked for from now on. */
  static List<String> asked(Tab tab) {
    var asked = new ArrayList<String>();
    tab.page().onRequest(it -> note(asked, it));
    return asked;
  }

  private static void note(List<String> asked, Request request) {
    if (request.url().contains("/captcha/picture/") || request.url().contains("/captcha/sound/")) {
      asked.add(request.url());
    }
  }

  static String seen(Tab tab) {
    return Reader.code(seal(tab), Instant.now());
  }

  static String seal(Tab tab) {
    return tab.field("seal").inputValue();
  }

  static Locator picture(Tab tab) {
    return tab.page().locator("[data-picture] > img");
  }

  static Locator field(Tab tab) {
    return tab.field("code");
  }

  static Locator button(Tab tab, String way) {
    return tab.page().locator("[data-choose=" + way + "]");
  }

  static Locator state(Tab tab) {
    return tab.page().locator(".challenge [role=status]");
  }

  static Locator outcome(Tab tab) {
    return tab.page().locator("#outcome");
  }
}
