package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import kenpo.support.Accounts;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long wrong passwords for an identifier are remembered. */
class ForgettingTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String REMEMBERED =
      "SELECT failures FROM throttle_failures WHERE bucket = 'ACCOUNT' AND failures > 0";

  private final TestPortal portal = TestPortal.withLadder(UnaryOperator.identity());
  private final Accounts accounts = new Accounts(portal);

  @AfterEach
  void close() {
    accounts.close();
    portal.close();
  }

  @Test
  void forAsLongAsThereIsTheAccountAndThenLikeThoseForNone() {
    accounts.create("aoba", EMAIL, "four words of hers");
    fail(EMAIL);
    fail("nobody@example.jp");
    assertThat(portal.query(REMEMBERED)).containsExactly("1", "1");
    purgeAfter(Duration.ofDays(31));
    assertThat(portal.query(REMEMBERED)).as("the account's").containsExactly("1");
    purgeAfter(Duration.ofDays(2_000));
    assertThat(portal.query(REMEMBERED)).as("the account's").containsExactly("1");
    fail(EMAIL);
    portal.execute("DELETE FROM accounts");
    purgeAfter(Duration.ofDays(29));
    assertThat(portal.query(REMEMBERED)).containsExactly("2");
    purgeAfter(Duration.ofDays(2));
    assertThat(portal.query(REMEMBERED)).isEqualTo(List.of());
  }

  private void purgeAfter(Duration time) {
    portal.clock.advance(time);
    portal.purge();
  }

  private void fail(String email) {
    var browser = portal.browser();
    browser.get("/login");
    var page = browser.post("/login", "email", email, "password", "a wrong one");
    assertThat(page.body()).contains("ログインできませんでした");
  }
}
