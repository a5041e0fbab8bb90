package kenpo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kenpo.results.Look;
import kenpo.support.Browser;
import kenpo.support.SharedPortal;
import org.junit.jupiter.api.Test;

class LookedPagesTest extends SharedPortal {

  private static final String PASSWORD = "four words of settings";
  private static final String PAGE = "/settings/looked";
  private static final Pattern STEP = Pattern.compile("id=\"step-[0-9]+\">([^<]+)<");
  private static int people;

  private record Somebody(Browser browser, long account, String member) {}

  @Test
  void whatWasDoneIsToldByRoleTheNewestFirst() {
    var one = somebody();
    add(one, "LETTER", "PRINTED", "'command_line', 'tanaka.taro'");
    add(one, "VIEWING", "OPENED", "'staff', 'suzuki.hanako'");
    add(one, "VIEWING", "SECRET_WRONG", "'member', NULL");
    add(one, "LETTER", "LOOKED_INTO", "NULL, NULL");
    add(one, "VIEWING", "LOOKED_INTO", "'member', NULL");
    add(one, "VIEWING", "AGREED", "'member', NULL");
    var page = one.browser.get(PAGE).body();
    assertThat(steps(page))
        .containsExactly(
            "健診結果などを閲覧するための手続きをしました",
            "そのほかの手続きをしました",
            "そのほかの手続きをしました",
            "健診結果などを開けませんでした",
            "健診結果などを開きました",
            "はがきを印刷しました",
            "ログインしました");
    assertThat(page)
        .contains("健康保険組合の職員", "会員サイトの運営担当者", "記録がありません", "2026年12月1日 10:00")
        .doesNotContain("tanaka", "suzuki", "127.0.0.1");
  }

  private static final Map<Look, String> LOOKS =
      new EnumMap<>(
          Map.of(
              Look.LATEST, "最新の健診結果のページを表示しました",
              Look.DAY, "健診日を選んで健診結果を表示しました",
              Look.YEARS, "10年間の健診結果のページを表示しました",
              Look.ITEM, "健診結果の項目別推移のページを表示しました",
              Look.JUDGEMENTS, "メタボ判定・保健指導レベル・eGFRのページを表示しました",
              Look.HEALTH_AGE, "健診結果から計算した年齢や指標のページを表示しました",
              Look.TAKEN_PDF, "健診結果のPDFファイルをダウンロードしました",
              Look.TAKEN_CSV, "健診結果のCSVファイルをダウンロードしました",
              Look.TAKEN_FHIR, "健診結果のFHIRファイルをダウンロードしました"));

  @Test
  void eachLookIsToldInWordsOfItsOwn() {
    var one = somebody();
    for (var look : Look.values()) {
      add(one, "RESULTS", look.name(), "'member', NULL");
    }
    assertThat(LOOKS).containsOnlyKeys(Look.values());
    assertThat(steps(one.browser.get(PAGE).body()).reversed().stream().skip(1))
        .containsExactlyElementsOf(LOOKS.values())
        .doesNotHaveDuplicates();
    assertThat(steps(one.browser.get(PAGE + "?lang=en").body()))
        .hasSize(LOOKS.size() + 1)
        .doesNotContain("Did something else")
        .doesNotHaveDuplicates();
  }

  @Test
  void itIsFoundFromTheHomePageAndFromTheListOfSessions() {
    var browser = somebody().browser;
    assertThat(browser.get("/home").body()).contains("/s/aoba/settings/looked");
    assertThat(browser.get("/settings/sessions").body()).contains("/s/aoba/settings/looked");
  }

  @Test
  void aWrongPasswordIsToldTheOwner() {
    var one = somebody();
    var stranger = portal.browser();
    logIn(stranger, email(people - 1), "not the password");
    assertThat(steps(one.browser.get(PAGE).body())).containsExactly("ログインできませんでした", "ログインしました");
  }

  @Test
  void whatIsOfAnotherPersonOrSocietyOrOfNoMatterIsNotShown() {
    var one = somebody();
    var other = somebody();
    add(other, "VIEWING", "OPENED", "'member', NULL");
    portal.execute(
        """
        INSERT INTO audit_events (society_id, at, kind, outcome, account_id, member_id)
        VALUES ('minato', now(), 'VIEWING', 'OPENED', %1$d, %2$s),
               ('aoba', now(), 'ELIGIBILITY', 'FOUND', %1$d, %2$s)
        """
            .formatted(one.account, one.member));
    assertThat(steps(one.browser.get(PAGE).body())).containsExactly("ログインしました");
  }

  @Test
  void moreThanAPageIsTurnedOver() {
    var one = somebody();
    for (int i = 0; i < 45; i++) {
      add(one, "VIEWING", "OPENED", "'member', NULL");
    }
    var first = one.browser.get(PAGE);
    assertThat(steps(first.body())).hasSize(20);
    assertThat(first.body()).contains(PAGE + "?page=2").doesNotContain("page=0");
    assertThat(steps(one.browser.get(PAGE + "?page=2").body())).hasSize(20);
    var last = one.browser.get(PAGE + "?page=3");
    assertThat(steps(last.body())).hasSize(6).last().isEqualTo("ログインしました");
    assertThat(last.body()).contains(PAGE + "?page=2").doesNotContain("page=4");
    assertThat(steps(one.browser.get(PAGE + "?page=9999").body())).isEmpty();
    for (var odd : new String[] {"0", "-1", "x", "99999999999", ""}) {
      assertThat(steps(one.browser.get(PAGE + "?page=" + odd).body())).hasSize(20);
    }
  }

  private static List<String> steps(String page) {
    return STEP.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static Somebody somebody() {
    var email = email(people++);
    long account = accounts.create("aoba", email, PASSWORD);
    var browser = portal.browser();
    browser.follow(logIn(browser, email, PASSWORD));
    var member =
        portal.query("SELECT member_id FROM accounts WHERE account_id = " + account).getFirst();
    return new Somebody(browser, account, member);
  }

  private static String email(int person) {
    return "looked" + person + "@example.jp";
  }

  /** Of the member, as what staff do names no account. */
  private static void add(Somebody whose, String kind, String outcome, String actor) {
    portal.execute(
        """
        INSERT INTO audit_events (society_id, at, kind, outcome, member_id, actor, actor_name)
        VALUES ('aoba', '2026-12-01T01:00:00Z', '%s', '%s', %s, %s)
        """
            .formatted(kind, outcome, whose.member, actor));
  }
}
