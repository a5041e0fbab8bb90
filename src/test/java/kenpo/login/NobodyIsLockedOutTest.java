package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.LadderPortal;
import org.junit.jupiter.api.Test;

/**
 * Strangers from everywhere want to lock somebody out of her account. Nine failures and the last
 * hundred are posts; those between are put into the account's row, which by itself would stay at a
 * hundred.
 */
class NobodyIsLockedOutTest extends LadderPortal {

  private static final int BY_POSTS = 100;

  private final Browser known = member("127.9.9.9");
  private int strangers;

  @Test
  void belowTenFailuresTheOwnerComesInOnANewDeviceAfterAChallenge() {
    fail(9);
    var device = portal.browserFrom("127.9.8.8");
    device.get("/login");
    assertThat(login(device, PASSWORD).body()).contains("level=2");
    assertThat(login(device, PASSWORD).location()).isEqualTo("/home");
  }

  @Test
  void afterTenThousandTheOwnerComesInAtOnceOnADeviceThatIsKnown() {
    failTenThousandTimes();
    known.get("/login");
    assertThat(known.postRaw("/login", filled(known)).location()).isEqualTo("/home");
  }

  @Test
  void afterTenThousandTheOwnerComesInOnANewDeviceThroughTheMailedLink() {
    failTenThousandTimes();
    var device = portal.browserFrom("127.9.8.8");
    device.get("/login");
    login(device, PASSWORD);
    var waits = login(device, PASSWORD);
    assertThat(waits.status()).isEqualTo(429);
    assertThat(waits.body()).contains("待たずにログインできます", "/login/link\"");
    device.get("/login/link");
    device.post("/login/link", "email", EMAIL);
    var mails = portal.mailbox.await(EMAIL, 2).stream(); // one tells of the device of before
    var link = mails.filter(m -> m.text().contains("/login/link/")).findFirst().orElseThrow();
    device.get(link.linkPath());
    device.follow(device.post(link.linkPath()));
    var answer = device.post("/login", "cleared", "true", "email", EMAIL, "password", PASSWORD);
    assertThat(answer.location()).isEqualTo("/home");
    assertThat(device.get("/home").status()).isEqualTo(200);
  }

  private void failTenThousandTimes() {
    fail(9);
    portal.execute(
        "UPDATE throttle_failures SET failures = 9900, recent = 9900 WHERE bucket = 'ACCOUNT'");
    for (int i = 0; i < BY_POSTS; i++) {
      assertThat(tryAsStranger().status()).isEqualTo(429);
    }
    assertThat(portal.query("SELECT count(*) FROM audit_events WHERE outcome = 'WRONG_PASSWORD'"))
        .as("looked at")
        .containsExactly("9");
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(tryAsStranger().body()).contains("ログインできませんでした");
    }
  }

  /** From a network that nobody came from before, with as much work as is asked for. */
  private Page tryAsStranger() {
    var stranger = portal.browserFrom("127.1." + strangers++ + ".1");
    stranger.get("/login");
    var page = login(stranger, "a wrong one");
    return page.says("確認のやり直しが必要です") ? login(stranger, "a wrong one") : page;
  }

  private static String[] filled(Browser browser) {
    return new String[] {"email", EMAIL, "password", PASSWORD, "csrf", browser.csrf()};
  }
}
