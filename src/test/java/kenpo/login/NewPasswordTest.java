package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who chose the own name or birth date has to choose again at the first login, and only then. */
class NewPasswordTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String PERSONAL = "Aoba19700102Hanako";
  private static final String SOUND = "kikoeru suzumushi 42";
  private static final String DETOUR = "/login/new-password";

  private static final String DEVICE_MAILS =
      "SELECT count(*) FROM mail_outbox WHERE template = 'new-device'";

  private final TestPortal portal = new TestPortal();
  private final Accounts accounts = new Accounts(portal);
  private final Browser browser = portal.browser();

  @BeforeEach
  void register() {
    accounts.create("aoba", EMAIL, PERSONAL);
  }

  @AfterEach
  void stop() {
    accounts.close();
    portal.close();
  }

  @Test
  void thePasswordIsChangedBeforeTheWayInGoesOn() {
    assertThat(login(browser, PERSONAL).location()).isEqualTo(DETOUR);
    assertThat(browser.get("/home").location()).isEqualTo("/login");
    assertThat(browser.get(DETOUR).body()).contains("新しいパスワードを決めてください");
    assertThat(choose(browser, SOUND).location()).isEqualTo("/home");
    assertThat(browser.get("/home").body()).contains("アオバ ハナコ");
    assertThat(portal.mailbox.await(EMAIL, 2))
        .allSatisfy(mail -> assertThat(mail.text()).doesNotContain(SOUND))
        .anySatisfy(mail -> assertThat(mail.subject()).contains("パスワードを変更しました"))
        .anySatisfy(mail -> assertThat(mail.subject()).contains("新しい端末"));
    assertThat(login(portal.browser(), PERSONAL).status()).isEqualTo(422);
    assertThat(login(portal.browser(), SOUND).location()).isEqualTo("/home");
  }

  @Test
  void whoeverIsInWithTheFirstPasswordIsOut() {
    portal.execute("UPDATE accounts SET password_checked_at = now()");
    var before = portal.browser();
    login(before, PERSONAL);
    portal.execute("UPDATE accounts SET password_checked_at = NULL");
    login(browser, PERSONAL);
    assertThat(before.get("/home").status()).isEqualTo(200);
    choose(browser, SOUND);
    portal.until(() -> before.get("/home").location().equals("/login"));
    assertThat(browser.get("/home").status()).isEqualTo(200);
  }

  @Test
  void ofTwoOnTheWayTheFirstWins() {
    var guesser = portal.browser();
    login(guesser, PERSONAL);
    login(browser, PERSONAL);
    assertThat(choose(browser, SOUND).location()).isEqualTo("/home");
    assertThat(choose(guesser, "a guess of mine 7 trees").location()).isEqualTo("/login");
    assertThat(browser.get("/home").status()).isEqualTo(200);
    assertThat(login(portal.browser(), SOUND).location()).isEqualTo("/home");
  }

  /** A login that has looked at the first password is held until the owner has another. */
  @Test
  void aLoginThatWasUnderWayMeanwhileLeadsNowhere() throws Exception {
    login(browser, PERSONAL);
    portal.execute("CREATE TABLE gate (open boolean); GRANT SELECT ON gate TO PUBLIC");
    portal.execute("CREATE SEQUENCE waiting; GRANT USAGE ON waiting TO PUBLIC");
    portal.execute(
        """
        CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM nextval('waiting');
          WHILE NOT EXISTS (SELECT 1 FROM gate) LOOP
            PERFORM pg_sleep(0.01);
          END LOOP;
          RETURN NEW;
        END $$
        """);
    portal.execute(
        "CREATE TRIGGER wait BEFORE INSERT ON login_detours"
            + " FOR EACH ROW EXECUTE FUNCTION wait_at_gate()");
    var guesser = portal.browser();
    try (var pool = Executors.newSingleThreadExecutor()) {
      var late = pool.submit(() -> login(guesser, PERSONAL));
      portal.until(() -> portal.query("SELECT is_called FROM waiting").equals(List.of("t")));
      assertThat(choose(browser, SOUND).location()).isEqualTo("/home");
      portal.execute("INSERT INTO gate VALUES (true)");
      assertThat(late.get().location()).isEqualTo(DETOUR);
    }
    assertThat(guesser.get(DETOUR).location()).isEqualTo("/login");
    guesser.get("/login");
    assertThat(choose(guesser, "a guess of mine 7 trees").location()).isEqualTo("/login");
    assertThat(guesser.get("/home").location()).isEqualTo("/login");
    assertThat(login(portal.browser(), SOUND).location()).isEqualTo("/home");
  }

  @Test
  void theBrowserKeepsItsNameWhenTheWayCannotBegin() {
    browser.get("/login");
    var name = browser.cookies().get("__Host-aoba-form");
    portal.execute("ALTER TABLE login_detours RENAME TO away");
    assertThat(browser.post("/login", "email", EMAIL, "password", PERSONAL).status())
        .isEqualTo(500);
    portal.execute("ALTER TABLE away RENAME TO login_detours");
    assertThat(browser.cookies().get("__Host-aoba-form")).isEqualTo(name);
  }

  /** Whoever guessed the first password may have made his device a known one. */
  @Test
  void devicesKnownBeforeAreNewAgainButTheOneThatAsks() {
    portal.execute("UPDATE accounts SET password_checked_at = now()");
    var known = portal.browser();
    login(known, PERSONAL);
    login(browser, PERSONAL);
    browser.post("/logout");
    portal.execute("UPDATE accounts SET password_checked_at = NULL");
    login(browser, PERSONAL);
    choose(browser, SOUND);
    assertThat(portal.query(DEVICE_MAILS)).containsExactly("2");
    portal.until(() -> known.get("/home").location().equals("/login"));
    assertThat(login(known, SOUND).body()).contains("確認がまだ済んでいません");
    assertThat(known.post("/login", "email", EMAIL, "password", SOUND).status()).isEqualTo(303);
    assertThat(portal.query(DEVICE_MAILS)).containsExactly("3");
  }

  @Test
  void whoeverKnewTheBrowsersNameBeforeCannotGoOnWithIt() {
    browser.get("/login");
    var planted = browser.tab();
    login(browser, PERSONAL);
    assertThat(browser.get(DETOUR).status()).isEqualTo(200);
    assertThat(planted.get(DETOUR).location()).isEqualTo("/login");
  }

  @Test
  void anotherPersonalOneIsRefusedWithTheReason() {
    login(browser, PERSONAL);
    for (var bad : List.of("", "short", "S450102ハナコaoba", "hanako-aoba-1970", PERSONAL)) {
      var page = choose(browser, bad);
      assertThat(page.status()).as(bad).isEqualTo(422);
      assertThat(page.body()).contains("href=\"#password\"");
    }
    assertThat(login(portal.browser(), PERSONAL).location()).isEqualTo(DETOUR);
  }

  @Test
  void aSoundOneIsLookedAtOnceOnly() {
    accounts.create("aoba", "taro@example.jp", SOUND);
    var taro = portal.browser();
    assertThat(login(taro, "taro@example.jp", SOUND).location()).isEqualTo("/home");
    // What is known of a person later must not lock anybody out.
    portal.execute("UPDATE members SET kana = 'ｷｺｴﾙ ｽｽﾞﾑｼ'");
    assertThat(login(portal.browser(), "taro@example.jp", SOUND).location()).isEqualTo("/home");
    assertThat(portal.query("SELECT count(*) FROM accounts WHERE password_checked_at IS NOT NULL"))
        .containsExactly("1");
  }

  @Test
  void isForTheBrowserThatGaveThePasswordAndForAnHour() {
    login(browser, PERSONAL);
    var stranger = portal.browser();
    stranger.get("/login");
    assertThat(choose(stranger, SOUND).location()).isEqualTo("/login");
    portal.clock.advance(Duration.ofHours(1));
    assertThat(choose(browser, SOUND).location()).isEqualTo("/login");
    assertThat(browser.get(DETOUR).location()).isEqualTo("/login");
    portal.purge();
    assertThat(portal.query("SELECT count(*) FROM login_detours")).containsExactly("0");
    assertThat(login(portal.browser(), PERSONAL).location()).isEqualTo(DETOUR);
  }

  private static Page login(Browser browser, String password) {
    return login(browser, EMAIL, password);
  }

  private static Page login(Browser browser, String email, String password) {
    browser.get("/login");
    var answer = browser.post("/login", "email", email, "password", password);
    browser.follow(answer);
    return answer;
  }

  private static Page choose(Browser browser, String password) {
    return browser.post(DETOUR, "password", password);
  }
}
