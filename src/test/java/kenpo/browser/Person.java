package kenpo.browser;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.letter.LetterKind;
import kenpo.support.Letterbox;
import kenpo.support.TestPortal;
import kenpo.web.Language;

/** Somebody on the sample society's roster, and how they take each step of a registration. */
record Person(TestPortal portal, String email, String number) {

  static final String PASSWORD = "kikoeru suzumushi 42";
  static final String KANA = "ケンポ ハナコ";
  static final String INSURER = "06990014";

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A new entry of the roster, with a number and an address of their own. */
  static Person onRoster(TestPortal portal) {
    int count = COUNT.incrementAndGet();
    var person = new Person(portal, "hanako" + count + "@example.jp", "12" + (1000 + count));
    portal.member("aoba", INSURER, "71-1234", person.number, "ｹﾝﾎﾟ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
    return person;
  }

  Tab tab(Device device, Language language) {
    return new Tab(portal.address() + "/s/aoba", device, language);
  }

  /** From the first form to the page that shows what was typed. */
  Tab begins(Tab tab) {
    return tab.open("/users/new")
        .type("email", email)
        .type("emailAgain", email)
        .type("password", PASSWORD)
        .press();
  }

  /** To the page that says that a mail is on its way. */
  Tab agrees(Tab tab) {
    tab.field("agree").check();
    return tab.press();
  }

  /** The page behind the mail of this number; mails sent together arrive in any order. */
  Tab opensLink(Tab tab, int mail) {
    return tab.open(portal.mailbox.await(email, mail).get(mail - 1).linkPath());
  }

  /** From the first form to the eligibility form. */
  Tab comesToEligibility(Tab tab) {
    agrees(begins(tab));
    return opensLink(tab, 1).press();
  }

  Tab claims(Tab tab, String claimedNumber) {
    tab.type("symbol", "７１－１２３４").type("number", claimedNumber);
    return tellsPerson(tab).press();
  }

  /** Name, birth date, insurer number. */
  Tab tellsPerson(Tab tab) {
    tab.type("kana", "ｹﾝﾎﾟ　はなこ");
    tab.page().locator("[name=birthDateEra][value=S]").check();
    return tab.type("birthDateYear", "45")
        .type("birthDateMonth", "1")
        .type("birthDateDay", "2")
        .type("insurerNumber", INSURER);
  }

  /** The whole way, to the page that says that all is done. */
  Tab registers(Tab tab) {
    comesToEligibility(tab);
    return claims(tab, number).press();
  }

  /** To the page that asks for another password: this one turns out to be the person's name. */
  Tab logsInWithOwnName(Tab tab) {
    portal.execute("UPDATE members SET kana = 'ｷｺｴﾙ ｽｽﾞﾑｼ'");
    portal.execute("UPDATE accounts SET password_checked_at = NULL");
    return logsIn(tab, PASSWORD);
  }

  /** What the letter says that has just come. */
  String getsLetter(LetterKind kind) {
    return Letterbox.post(portal, "aoba", member(), kind);
  }

  /** Staff have another one sent. */
  void isSentAnother(LetterKind kind) {
    Letterbox.renew(portal, "aoba", member(), kind);
  }

  /** Whose account it is. */
  long member() {
    var member = portal.query("SELECT member_id FROM accounts WHERE email = '%s'".formatted(email));
    return Long.parseLong(member.getFirst());
  }

  Tab typesCode(Tab tab, String code) {
    tab.type("code", code).page().locator("[name=birthDateEra][value=S]").check();
    return tab.type("birthDateYear", "45")
        .type("birthDateMonth", "1")
        .type("birthDateDay", "2")
        .press();
  }

  Tab logsIn(Tab tab, String password) {
    return tab.type("email", email).type("password", password).tick().press();
  }
}
