package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.letter.LetterKind;
import kenpo.support.Accounts;
import kenpo.support.Letterbox;
import kenpo.support.Policies;
import kenpo.support.Shelf;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Where the viewing code of the service that style K follows is tried, as its manuals of 2017 and
 * 2020 show it: in the browser of a computer, and in the app's web view. Time only goes on.
 */
abstract class KencomViewing {

  static final String QUESTION = "はじめて育てた花は？";
  static final String ANSWER = "Asagao";

  private static final String PASSWORD = "four words of viewing";
  private static final AtomicInteger COUNT = new AtomicInteger();

  static TestPortal portal;
  private static Accounts accounts;

  @BeforeAll
  static void open() {
    portal = new TestPortal(Policies::unlimited);
    accounts = new Accounts(portal);
  }

  @AfterAll
  static void close() {
    accounts.close();
    portal.close();
  }

  static Stream<Device> computerAndApp() {
    return Stream.of(Device.DESKTOP, Device.APP);
  }

  /** A woman with an account, born on 2 January of Shōwa 45. */
  record Viewer(long member, String email) {

    Viewer was(Checkup checkup) {
      Shelf.put(portal.database, "aoba", member, checkup);
      return this;
    }

    /** What the letter says that has just come. */
    String letter() {
      return Letterbox.post(portal, "aoba", member, LetterKind.VIEWING_CODE);
    }

    int lettersUsed() {
      var used = "SELECT outcome FROM audit_events WHERE outcome = 'USED' AND member_id = ";
      return portal.query(used + member).size();
    }

    /** A new session on this device, on the page that comes after the login. */
    Tab logsIn(Device device) {
      var tab = new Tab(portal.address() + "/s/aoba", device, Language.JA);
      tab.open("/login").type("email", email).type("password", PASSWORD).tick().press();
      tab.page().waitForURL("**/home");
      return tab;
    }

    /** The same, at the gate. */
    Tab comesToTheGate(Device device) {
      return logsIn(device).follow("/checkups");
    }

    /** The same, with the code said yes to: at the question. */
    Tab comesToTheQuestion(Device device) {
      var tab = comesToTheGate(device);
      types(tab, letter(), "45");
      return press(tab, "秘密の質問の設定へ");
    }

    /** The same, with the question set: at the cautions. */
    Tab comesToTheCautions(Device device) {
      var tab = comesToTheQuestion(device);
      asks(tab, QUESTION, ANSWER);
      return press(tab, "設定完了");
    }

    /** The whole way to open results. */
    Tab opens(Device device) {
      var tab = comesToTheCautions(device);
      tab.field("agree").check();
      return press(tab, "健診結果を見る");
    }
  }

  static Viewer somebody() {
    int count = COUNT.incrementAndGet();
    var email = "viewer" + count + "@example.jp";
    var number = String.valueOf(5_000_000 + count);
    var member =
        portal.member("aoba", "06990014", "71", number, "ｹﾝﾎﾟ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
    portal.execute("UPDATE members SET sex = 'female' WHERE member_id = " + member);
    accounts.create("aoba", member, email, PASSWORD);
    return new Viewer(member, email);
  }

  /** Code and birth date; {@code year}: of Shōwa. */
  static Tab types(Tab tab, String code, String year) {
    tab.type("code", code).page().locator("[name=birthDateEra][value=S]").check();
    tab.type("birthDateYear", year).type("birthDateMonth", "1").type("birthDateDay", "2");
    return press(tab, "本人確認の情報送信");
  }

  /** One's own question. */
  static Tab asks(Tab tab, String question, String answer) {
    tab.page().locator("[name=choice][value=own]").check();
    tab.type("question", question).type("answer", answer);
    return press(tab, "確認");
  }

  static Tab press(Tab tab, String name) {
    button(tab, name).click();
    return tab;
  }

  static Locator button(Tab tab, String name) {
    return tab.page()
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator link(Tab tab, String name) {
    return tab.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator main(Tab tab) {
    return tab.page().locator("main");
  }

  static void says(Tab tab, String text) {
    assertThat(main(tab)).containsText(text);
  }

  /** In the summary, and at the field, which is marked. */
  static void refuses(Tab tab, String field, String text) {
    assertThat(tab.page().locator(".error-summary")).containsText(text);
    assertThat(tab.page().locator("#" + field + "-error")).containsText(text);
  }

  static void isAt(Tab tab, String path) {
    tab.page().waitForURL("**" + path);
    assertThat(tab.page().locator("h1")).hasCount(1);
  }
}
