package kenpo.registration;

import java.time.LocalDate;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.TestPortal;

/** The steps of a registration as a person takes them, for tests to stop at any of them. */
public record Walk(TestPortal portal, Browser browser, String email, String password) {

  public static final String PASSWORD = "kikoeru suzumushi 42";
  public static final String INSURER = "06990014";

  public static Walk of(TestPortal portal, String email) {
    return new Walk(portal, portal.browser(), email, PASSWORD);
  }

  /** A person on the roster of the sample society. */
  public static long hanako(TestPortal portal) {
    return portal.member(
        "aoba", INSURER, "71-1234", "0001234", "ｹﾝﾎﾟ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
  }

  public Page begin() {
    browser.get("/users/new");
    return browser.post("/users/new", "email", email, "emailAgain", email, "password", password);
  }

  /** Up to the page that says that the mail was sent. */
  public Page agree() {
    begin();
    browser.get("/users/new/confirm");
    return browser.post("/users/new/confirm", "agree", "true");
  }

  /** The path of the newest link that was mailed. */
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

  public Page claim(String symbol, String number, String kana) {
    browser.get("/users/eligibility");
    return browser.post(
        "/users/eligibility",
        "symbol",
        symbol,
        "number",
        number,
        "kana",
        kana,
        "birthDateEra",
        "S",
        "birthDateYear",
        "45",
        "birthDateMonth",
        "1",
        "birthDateDay",
        "2",
        "insurerNumber",
        INSURER);
  }

  public Page claimHanako() {
    return claim("71-1234", "1234", "ケンポ ハナコ");
  }

  public Page complete() {
    browser.get("/users/eligibility/confirm");
    return browser.post("/users/eligibility/confirm");
  }

  /** The whole way; answers the page "done". */
  public Page register() {
    activate();
    claimHanako();
    return browser.follow(complete());
  }
}
