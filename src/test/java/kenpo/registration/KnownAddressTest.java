package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kenpo.support.Accounts;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.support.Timing;
import org.junit.jupiter.api.Test;

/** Nobody learns from our pages whether an address has an account; its owner learns it by mail. */
class KnownAddressTest {

  private static final Pattern COOKIE = Pattern.compile("=[A-Za-z0-9_-]{43};");

  @Test
  void getsTheSamePagesAsAnUnknownOne() {
    try (var portal = new TestPortal(Policies::unlimited);
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", "known00@example.jp", Walk.PASSWORD);
      var known = Walk.of(portal, "known00@example.jp");
      var unknown = Walk.of(portal, "unknown@example.jp");
      same(known.browser().get("/users/new"), unknown.browser().get("/users/new"));
      same(known.submit(), unknown.submit());
      var confirmKnown = known.browser().get("/users/new/confirm");
      var confirmUnknown = unknown.browser().get("/users/new/confirm");
      same(confirmKnown, confirmUnknown);
      same(known.agreeTo(confirmKnown), unknown.agreeTo(confirmUnknown));
      same(known.browser().get("/users/new/sent"), unknown.browser().get("/users/new/sent"));
      same(known.resend(), unknown.resend());
      same(known.browser().get("/users/new/sent"), unknown.browser().get("/users/new/sent"));
      same(known.browser().get("/users/eligibility"), unknown.browser().get("/users/eligibility"));
      same(known.browser().post("/users/cancel"), unknown.browser().post("/users/cancel"));
    }
  }

  @Test
  void isToldByMailWithoutALink() {
    try (var portal = new TestPortal();
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", "Hanako@example.jp", Walk.PASSWORD);
      Walk.of(portal, "HANAKO@EXAMPLE.JP").agree();
      var mail = portal.mailbox.await("HANAKO@example.jp");
      assertThat(mail.subject()).contains("登録済み");
      assertThat(mail.text()).contains("/s/aoba/login").doesNotContain("/activate");
      assertThat(portal.query("SELECT link_subject FROM mail_outbox")).containsOnlyNulls();
    }
  }

  @Test
  void takesTheSameTimeAsAnUnknownOne() {
    try (var portal = new TestPortal(Policies::unlimited);
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", "known@example.jp", Walk.PASSWORD);
      var found =
          Timing.compare(
              40,
              List.of(
                  () -> confirm(Walk.of(portal, "known@example.jp")),
                  () -> confirm(Walk.of(portal, "unknown@example.jp"))));
      assertThat(Timing.alike(found))
          .as("known %s ms, unknown %s ms more", found[0], found[1])
          .isTrue();
    }
  }

  private static Runnable confirm(Walk walk) {
    walk.begin();
    var page = walk.browser().get("/users/new/confirm");
    return () -> assertThat(walk.agreeTo(page).location()).isEqualTo("/users/new/sent");
  }

  private static void same(Page known, Page unknown) {
    assertThat(known.status()).isEqualTo(unknown.status());
    assertThat(headers(known)).isEqualTo(headers(unknown));
    assertThat(Walk.masked(known).replace("known00@", "unknown@")).isEqualTo(Walk.masked(unknown));
  }

  private static Map<String, String> headers(Page page) {
    var headers = new TreeMap<String, String>();
    page.response()
        .headers()
        .map()
        .forEach(
            (name, values) -> headers.put(name, COOKIE.matcher(values.toString()).replaceAll("")));
    return headers;
  }
}
