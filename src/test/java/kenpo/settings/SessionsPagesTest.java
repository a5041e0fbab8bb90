package kenpo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import kenpo.support.Browser;
import kenpo.support.SharedPortal;
import org.junit.jupiter.api.Test;

class SessionsPagesTest extends SharedPortal {

  private static final String PASSWORD = "four words of settings";
  private static final String LIST = "/settings/sessions";
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";
  private static final String PC =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0";
  private static final Pattern SESSION =
      Pattern.compile("name=\"session\" value=\"([0-9a-f]{64})\"");
  private static int people;

  @Test
  void theListSaysWhereOneIsLoggedIn() {
    var email = someone();
    logIn(email, PC, "127.0.3.7");
    var phone = logIn(email, PHONE, "127.0.3.8");
    assertThat(phone.get("/home").body()).contains("/s/aoba/settings/sessions");
    var page = phone.get(LIST);
    assertThat(page.body())
        .contains("Firefox, Windows", "Safari, iPhone", "127.0.3.7", "127.0.3.8", "12月1日 10:00")
        .containsOnlyOnce("お使いのこの端末です")
        .contains("50件まで")
        .doesNotContain("Mozilla");
    assertThat(listed(phone)).hasSize(2);
  }

  @Test
  void oneOfThemIsEnded() {
    var email = someone();
    var pc = logIn(email, PC, "127.0.3.1");
    var pcSession = listed(pc).getFirst();
    var phone = logIn(email, PHONE, "127.0.3.2");
    phone.get(LIST);
    var answer = phone.post(LIST + "/end", "session", pcSession);
    assertThat(answer.header("clear-site-data")).isEmpty();
    assertThat(phone.follow(answer).body()).contains("選んだ端末をログアウトさせました");
    assertThat(listed(phone)).hasSize(1);
    assertThat(pc.get("/home").location()).isEqualTo("/login");
    assertThat(phone.get("/home").status()).isEqualTo(200);
  }

  @Test
  void endingTheOneThatAsksIsALogout() {
    var browser = logIn(someone(), PC, "127.0.3.1");
    var mine = listed(browser).getFirst();
    var answer = browser.post(LIST + "/end", "session", mine);
    assertThat(answer.location()).isEqualTo("/");
    assertThat(answer.header("clear-site-data")).isEqualTo("\"cache\", \"storage\"");
    assertThat(browser.follow(answer).body()).contains("ログアウトしました");
    assertThat(browser.get("/home").location()).isEqualTo("/login");
  }

  @Test
  void allOthersAreEnded() {
    var email = someone();
    var others = List.of(logIn(email, PC, "127.0.3.1"), logIn(email, PC, "127.0.3.2"));
    var phone = logIn(email, PHONE, "127.0.3.3");
    phone.get(LIST);
    var answer = phone.post(LIST + "/end-others");
    assertThat(phone.follow(answer).body()).contains("ほかのすべての端末をログアウトさせました");
    assertThat(others).allMatch(other -> other.get("/home").status() == 303);
    assertThat(phone.get("/home").status()).isEqualTo(200);
  }

  @Test
  void allAreEndedWithAWordOnTheLoginPage() {
    var email = someone();
    var pc = logIn(email, PC, "127.0.3.1");
    var phone = logIn(email, PHONE, "127.0.3.2");
    phone.get(LIST);
    var answer = phone.post(LIST + "/end-all");
    assertThat(answer.location()).isEqualTo("/login");
    assertThat(answer.header("clear-site-data")).isEqualTo("\"cache\", \"storage\"");
    assertThat(phone.follow(answer).body()).contains("すべての端末でログアウトしました");
    assertThat(phone.get("/login").body()).doesNotContain("すべての端末でログアウトしました");
    assertThat(phone.get("/home").location()).isEqualTo("/login");
    assertThat(pc.get("/home").location()).isEqualTo("/login");
  }

  @Test
  void nobodyEndsTheSessionsOfOthers() {
    var hers = logIn(someone(), PC, "127.0.3.1");
    var session = listed(hers).getFirst();
    var his = logIn(someone(), PC, "127.0.3.2");
    his.get(LIST);
    for (var chosen :
        List.of(session, "", "x", "' OR 1=1", session.toUpperCase(java.util.Locale.ROOT))) {
      assertThat(his.post(LIST + "/end", "session", chosen).status()).isEqualTo(303);
    }
    his.get(LIST);
    his.post(LIST + "/end-others");
    assertThat(listed(his)).doesNotContain(session);
    assertThat(hers.get("/home").status()).isEqualTo(200);
  }

  private static String someone() {
    var email = "list" + people++ + "@example.jp";
    accounts.create("aoba", email, PASSWORD);
    return email;
  }

  private static Browser logIn(String email, String agent, String address) {
    var browser = portal.browserFrom(address).header("User-Agent", agent);
    browser.follow(logIn(browser, email, PASSWORD));
    return browser;
  }

  private static List<String> listed(Browser browser) {
    return SESSION
        .matcher(browser.get(LIST).body())
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
