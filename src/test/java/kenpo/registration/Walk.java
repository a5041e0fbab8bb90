package kenpo.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.TestPortal;

/** The steps of a registration as a person takes them, for tests to stop at any of them. */
public record Walk(TestPortal portal, Browser browser, String email, String password) {

  public static final String PASSWORD = "kikoeru suzumushi 42";
  public static final String INSURER = "06990014";

  private static final Pattern SHOWN = Pattern.compile("name=\"email\" value=\"([^\"]*)\"");
  private static final Pattern PERSON = Pattern.compile("name=\"shown\" value=\"([^\"]*)\"");
  private static final Pattern TOKEN =
      Pattern.compile(
          "name=\"(?:csrf|stamp|seal)\" value=\"[^\"]*\"|/captcha/(?:picture|sound)/[\\w-]*");

  public static Walk of(TestPortal portal, String email) {
    return new Walk(portal, portal.browser(), email, PASSWORD);
  }

  /** The same browser with another address. */
  public Walk with(String other) {
    return new Walk(portal, browser, other, password);
  }

  /** Another browser of the same person. */
  public Walk elsewhere() {
    return new Walk(portal, portal.browser(), email, password);
  }

  /** Another tab of the same browser. */
  public Walk tab() {
    return new Walk(portal, browser.tab(), email, password);
  }

  /** A person on the roster of the sample society. */
  public static long hanako(TestPortal portal) {
    return portal.member(
        "aoba", INSURER, "71-1234", "0001234", "ｹﾝﾎﾟ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
  }

  /** A page without its form token: what two visitors have to see alike. */
  public static String masked(Page page) {
    return TOKEN.matcher(page.body()).replaceAll("");
  }

  public Page begin() {
    browser.get("/users/new");
    return submit();
  }

  /** The first form, posted with other fields beside or instead of the usual ones. */
  public Page submit(String... others) {
    var fields =
        new ArrayList<>(List.of("email", email, "emailAgain", email, "password", password));
    for (int i = 0; i < others.length; i += 2) {
      int known = fields.indexOf(others[i]);
      if (known < 0) {
        fields.addAll(List.of(others[i], others[i + 1]));
      } else {
        fields.set(known + 1, others[i + 1]);
      }
    }
    return browser.post("/users/new", fields.toArray(String[]::new));
  }

  /** Up to the page that says that the mail was sent. */
  public Page agree() {
    begin();
    return agreeTo(browser.get("/users/new/confirm"));
  }

  /** The button of a confirm page as it was shown. */
  public Page agreeTo(Page confirm) {
    var shown = SHOWN.matcher(confirm.body());
    return browser.post(
        "/users/new/confirm", "agree", "true", "email", shown.find() ? shown.group(1) : "");
  }

  public Page resend() {
    return browser.post("/users/new/sent/resend");
  }

  /**
   * The path of the newest link that was mailed. To be asked for each mail before the next one is
   * sent: mails that wait together may arrive in any order.
   */
  public String link(int mails) {
    return portal.mailbox.await(email, mails).getLast().linkPath();
  }

  /** Up to the eligibility form. */
  public Page activate() {
    agree();
    var link = link(1);
    browser.get(link);
    return browser.post(link);
  }

  /** The same once more, for an address that got one mail before. */
  public Page activateAgain() {
    agree();
    var link = link(2);
    browser.get(link);
    return browser.post(link);
  }

  public Page claim(String symbol, String number, String kana) {
    return claim("symbol", symbol, "number", number, "kana", kana);
  }

  public Page claimHanako() {
    return claim("71-1234", "1234", "ケンポ ハナコ");
  }

  /** The eligibility form with Hanako's papers, but for some fields. */
  public Page claim(String... others) {
    browser.get("/users/eligibility");
    return claimAgain(others);
  }

  /** What the eligibility form sends: Hanako's papers, but for some fields. */
  public static String[] papers(String... others) {
    var fields =
        new ArrayList<>(
            List.of(
                "symbol",
                "71-1234",
                "number",
                "1234",
                "kana",
                "ケンポ ハナコ",
                "birthDateEra",
                "S",
                "birthDateYear",
                "45",
                "birthDateMonth",
                "1",
                "birthDateDay",
                "2",
                "insurerNumber",
                INSURER,
                "branch",
                ""));
    for (int i = 0; i < others.length; i += 2) {
      fields.set(fields.indexOf(others[i]) + 1, others[i + 1]);
    }
    return fields.toArray(String[]::new);
  }

  /** The same without a look at the form. */
  public Page claimAgain(String... others) {
    return browser.post("/users/eligibility", papers(others));
  }

  public Page complete() {
    return confirm(browser.get("/users/eligibility/confirm"));
  }

  /** The button of "is this you?" as it was shown. */
  public Page confirm(Page person) {
    return browser.post("/users/eligibility/confirm", "shown", shown(person));
  }

  /** What the form of that page says of whom it shows; empty when it is another page. */
  public static String shown(Page person) {
    var shown = PERSON.matcher(person.body());
    return shown.find() ? shown.group(1) : "";
  }

  /** The whole way; answers the page "done". */
  public Page register() {
    activate();
    claimHanako();
    return browser.follow(complete());
  }
}
