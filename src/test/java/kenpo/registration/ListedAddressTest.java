package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kenpo.config.Cidr;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.support.Desk;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** A firm registers on the day of the announcement, all from one address. */
class ListedAddressTest {

  private static final String PROXY = "127.0.0.9";
  private static final int OTHERS = 2;

  @Test
  void moreFormsAndMailsComeFromAListedAddressThanFromAnyOther() {
    var proxies = new Proxies(List.of(Cidr.of(PROXY).orElseThrow()), Forwarded.X_FORWARDED_FOR);
    try (var portal = TestPortal.behind(proxies, ListedAddressTest::narrow);
        var desk = new Desk(portal.database, portal.clock)) {
      desk.list("aoba", "11.22.33.0/24");
      portal.until(() -> begin(portal, "11.22.33.44", 0) == 303);
      for (int i = 1; i <= 2 * OTHERS; i++) {
        assertThat(begin(portal, "11.22.33.44", i)).isEqualTo(303);
        assertThat(agree(portal, "11.22.33.44", i)).isEqualTo(303);
      }
      assertThat(agree(portal, "11.22.34.44", 11)).isEqualTo(303);
      assertThat(agree(portal, "11.22.34.44", 12)).isEqualTo(303);
      assertThat(begin(portal, "11.22.34.44", 13)).isEqualTo(422);
    }
  }

  private static Society narrow(Society s) {
    return Policies.flat(
        Policies.allowing(
            Policies.allowing(s, Limit.REGISTRATION_PER_ADDRESS, OTHERS),
            Limit.MAIL_PER_ADDRESS,
            OTHERS));
  }

  private static int begin(TestPortal portal, String address, int person) {
    return walk(portal, address, person).begin().status();
  }

  private static int agree(TestPortal portal, String address, int person) {
    return walk(portal, address, person).agree().status();
  }

  private static Walk walk(TestPortal portal, String address, int person) {
    var browser = portal.browserFrom(PROXY).header("X-Forwarded-For", address);
    return new Walk(portal, browser, "person" + person + "@example.jp", Walk.PASSWORD);
  }
}
