package kenpo.stepup;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.letter.LetterKind;
import kenpo.society.Society;
import kenpo.society.ViewingPolicy.Style;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Cautions;
import kenpo.support.Letterbox;
import kenpo.support.Policies;
import kenpo.support.TestPortal;

/** Members with accounts who want to see their health data, at a society of one style. */
final class Viewers implements AutoCloseable {

  static final String PASSWORD = "kikoeru suzumushi 42";
  static final String QUESTION = "はじめて育てた花は？";
  static final String ANSWER = "Asagao";

  /** One's own viewing password. */
  static final String OWN = "Yama no Asagao 12";

  private static final AtomicInteger COUNT = new AtomicInteger();

  final TestPortal portal;
  private final Accounts accounts;
  private final Style style;

  Viewers(Style style) {
    this.style = style;
    this.portal = new TestPortal(s -> of(s, style));
    this.accounts = new Accounts(portal);
  }

  static Society of(Society society, Style style) {
    return Policies.viewing(Policies.unlimited(society), style);
  }

  /** Somebody born on 2 January 1970. */
  record Somebody(Viewers at, long account, long member, String email) {

    /** A new session. */
    Browser logsIn() {
      return logsIn(at.portal);
    }

    Browser logsIn(TestPortal server) {
      var browser = server.browser();
      browser.get("/login");
      browser.post("/login", "email", email, "password", PASSWORD);
      return browser;
    }

    /** The login password turns out to hold the own name. */
    Browser comesToChooseALoginPassword() {
      at.portal.execute("UPDATE members SET kana = 'ｷｺｴﾙ ｽｽﾞﾑｼ' WHERE member_id = " + member);
      at.portal.execute(
          "UPDATE accounts SET password_checked_at = NULL WHERE account_id = " + account);
      return logsIn();
    }

    /** What the letter says that has just come. */
    String letter() {
      return Letterbox.post(at.portal, "aoba", member, at.kind());
    }

    /** The whole first way, to open results. */
    Browser opens() {
      var browser = logsIn();
      opens(browser, letter());
      return browser;
    }

    void opens(Browser browser, String code) {
      at.code(browser, code, 1970);
      browser.get("/viewing/name");
      browser.post("/viewing/name");
      if (at.style == Style.code) {
        at.choose(browser, QUESTION, ANSWER);
        browser.get("/viewing/confirm");
        browser.post("/viewing/confirm");
      }
      if (at.style == Style.password) {
        browser.get("/viewing/password");
        browser.post("/viewing/password", "password", OWN);
      }
      agrees(browser);
    }

    void agrees(Browser browser) {
      Cautions.agree(browser);
    }

    /** What was written down of the way, the oldest first. */
    List<String> deeds() {
      return at.portal.query(
          "SELECT outcome FROM audit_events WHERE kind = 'VIEWING' AND account_id = %d ORDER BY event_id"
              .formatted(account));
    }

    long count(String deed) {
      return deeds().stream().filter(deed::equals).count();
    }

    /** Subjects of the mails that came, the welcome of a new device not among them. */
    List<String> mails() {
      at.portal.sendMail();
      return at.portal
          .mailbox
          .all()
          .filter(mail -> mail.to().equals(email))
          .map(mail -> mail.subject())
          .filter(subject -> !subject.contains("ログイン"))
          .toList();
    }
  }

  Somebody somebody() {
    var email = "viewer" + COUNT.incrementAndGet() + "@example.jp";
    var number = String.valueOf(3_000_000 + COUNT.get());
    var member =
        portal.member("aoba", "06990014", "71", number, "ｱｵﾊﾞ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
    return new Somebody(this, accounts.create("aoba", member, email, PASSWORD), member, email);
  }

  LetterKind kind() {
    return style == Style.password ? LetterKind.VIEWING_PASSWORD : LetterKind.VIEWING_CODE;
  }

  Page code(Browser browser, String code, int year) {
    browser.get("/viewing");
    return browser.post(
        "/viewing",
        "code",
        code,
        "birthDateEra",
        "AD",
        "birthDateYear",
        String.valueOf(year),
        "birthDateMonth",
        "1",
        "birthDateDay",
        "2");
  }

  Page choose(Browser browser, String question, String answer) {
    browser.get("/viewing/question");
    return browser.post(
        "/viewing/question", "choice", "own", "question", question, "answer", answer);
  }

  Page answer(Browser browser, String answer) {
    browser.get("/viewing");
    return browser.post("/viewing", "answer", answer);
  }

  Page password(Browser browser, String password) {
    browser.get("/viewing");
    return browser.post("/viewing", "password", password);
  }

  Page reissue(Browser browser) {
    browser.get("/viewing/letter");
    return browser.post("/viewing/letter", "sure", "true");
  }

  /** A moment later, so that what comes next comes after. */
  void later() {
    portal.clock.advance(Duration.ofSeconds(1));
  }

  @Override
  public void close() {
    accounts.close();
    portal.close();
  }
}
