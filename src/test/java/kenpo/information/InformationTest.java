package kenpo.information;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InformationTest {

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
  private static final List<String> PAGES =
      List.of(
          "/terms",
          "/privacy",
          "/media-policy",
          "/faq",
          "/accessibility",
          "/notices",
          "/help/contact",
          "/help/mail",
          "/help/papers",
          "/help/password",
          "/help/registration");
  @AutoClose private static final TestPortal portal = new TestPortal();

  @Test
  void everyOpenPageIsThereInBothLanguagesForEverySociety() {
    for (var society : List.of("aoba", "minato", "sakura")) {
      for (var path : PAGES) {
        var ja = portal.browser(society).get(path);
        var en = portal.browser(society).get(path + "?lang=en");
        assertThat(ja.status()).as(path).isEqualTo(200);
        assertThat(ja.body()).as(path).contains("<html lang=\"ja\">", "健康保険組合");
        assertThat(en.status()).as(path).isEqualTo(200);
        assertThat(en.body()).as(path).contains("<html lang=\"en\">");
      }
    }
  }

  @Test
  void theChosenLanguageStays() {
    var browser = portal.browser();
    browser.get("/faq?lang=en");
    assertThat(browser.get("/terms").body()).contains("Terms of use");
    assertThat(browser.get("/terms?lang=ja").body()).contains("利用規約");
  }

  @Test
  void anUnknownTopicIsNotFound() {
    for (var topic : List.of("nothing", "contact.ja", "..%2Fterms", "contact%00")) {
      assertThat(portal.browser().get("/help/" + topic).status()).as(topic).isEqualTo(404);
    }
  }

  @Test
  void documentsSayTheirVersionAndMailHelpItsSender() {
    assertThat(portal.browser().get("/terms").body()).contains("2026年12月1日");
    assertThat(portal.browser().get("/privacy?lang=en").body()).contains("1 December 2026");
    assertThat(portal.browser().get("/help/mail").body()).contains("aoba.example");
  }

  @Test
  void noticesAreTheSocietysOwn() {
    assertThat(portal.browser().get("/notices").body()).contains("2026年11月20日", "開設しました");
    assertThat(portal.browser("minato").get("/notices").body()).contains("現在、お知らせはありません");
  }

  @Test
  void noLinkLeadsNowhere() {
    var browser = portal.browser();
    for (var path : PAGES) {
      var links = LINK.matcher(browser.get(path).body());
      while (links.find()) {
        var link = links.group(1).replaceFirst("^/s/aoba", "");
        if (!link.startsWith("/assets/") && !link.startsWith("/users/")) {
          assertThat(browser.get(link).status()).as(path + " → " + link).isEqualTo(200);
        }
      }
    }
  }
}
