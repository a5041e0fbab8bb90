package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class LoginTimeTest {

  private static final int WARM_UP = 20;
  private static final int PAIRS = 200;

  @Test
  void theTimeOfARefusalDoesNotTellWhetherTheAddressHasAnAccount() {
    try (var portal = new TestPortal();
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", "known@example.jp", "four words of hers");
      var browser = portal.browser();
      browser.get("/login");
      compare(browser, WARM_UP);
      var medians = compare(browser, PAIRS);
      if (!alike(medians)) {
        medians = compare(browser, PAIRS);
      }
      assertThat(alike(medians)).as("medians in ms: " + Arrays.toString(medians)).isTrue();
    }
  }

  /** Medians in milliseconds: a known address, an unknown one, an empty password, no address. */
  private static double[] compare(Browser browser, int pairs) {
    var tries =
        new String[][] {
          {"known@example.jp", "a wrong password"},
          {"nobody@example.jp", "a wrong password"},
          {"known@example.jp", ""},
          {"no address at all", "a wrong password"},
        };
    var times = new double[tries.length][pairs];
    for (int pair = 0; pair < pairs; pair++) {
      for (int kind = 0; kind < tries.length; kind++) {
        times[kind][pair] = time(browser, tries[kind]);
      }
    }
    return Arrays.stream(times).mapToDouble(LoginTimeTest::median).toArray();
  }

  private static double time(Browser browser, String[] typed) {
    var page = browser.post("/login", "email", typed[0], "password", typed[1]);
    assertThat(page.status()).isEqualTo(422);
    return page.took().toNanos() / 1e6;
  }

  private static double median(double[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static boolean alike(double[] medians) {
    var known = medians[0];
    return Arrays.stream(medians)
        .map(median -> Math.abs(median - known))
        .allMatch(apart -> apart < 5 && apart < known / 10);
  }
}
