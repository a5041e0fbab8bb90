package kenpo.society;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import kenpo.society.Society.Maintenance;
import kenpo.support.Browser;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.support.Wire;
import org.junit.jupiter.api.Test;

class SocietySitesTest {

  private static final Maintenance NIGHT =
      new Maintenance(Instant.parse("2026-12-03T13:00:00Z"), Instant.parse("2026-12-03T21:00:00Z"));

  @Test
  void aSharedHostLetsOneChooseAndAnUnknownOneListsNobody() {
    try (var portal = new TestPortal()) {
      var shared = new Browser(portal.address()).get("/");
      assertThat(shared.status()).isEqualTo(200);
      assertThat(shared.body())
          .contains("/s/aoba/", "/s/minato/", "/s/sakura/", "あおば健康保険組合", "?lang=en");
      assertThat(new Browser(portal.address()).get("/?lang=en").body())
          .contains("Aoba Health Insurance Society");
      var unknown = Wire.get(portal.memberPort(), "elsewhere.example", "/");
      assertThat(unknown).startsWith("HTTP/1.1 200").doesNotContain("/s/aoba", "あおば", "さくら");
      assertThat(Wire.get(portal.memberPort(), "elsewhere.example", "/login"))
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aSocietyIsReachedByItsHostNameAndByItsPath() {
    try (var portal = new TestPortal()) {
      var byHost = Wire.get(portal.memberPort(), "aoba.localhost", "/");
      assertThat(byHost)
          .startsWith("HTTP/1.1 200")
          .contains("あおば健康保険組合", "action=\"/login\"")
          .doesNotContain("/s/aoba");
      assertThat(portal.browser().get("/").body())
          .contains("あおば健康保険組合", "action=\"/s/aoba/login\"");
      assertThat(Wire.get(portal.memberPort(), "aoba.localhost", "/s/minato/nowhere"))
          .startsWith("HTTP/1.1 404")
          .doesNotContain("みなと健康保険組合", "あおば健康保険組合");
      assertThat(portal.browser("minato").get("/nowhere").body()).contains("みなと健康保険組合");
    }
  }

  @Test
  void aPathWithoutItsLastSlashIsPutRight() {
    try (var portal = new TestPortal()) {
      var page = new Browser(portal.address()).get("/s/aoba");
      assertThat(page.status()).isEqualTo(303);
      assertThat(page.header("location")).isEqualTo("/s/aoba/");
    }
  }

  @Test
  void maintenanceIsAnnouncedThenClosesThatSocietyAlone() {
    try (var portal = new TestPortal(s -> s.id().equals("aoba") ? Policies.closed(s, NIGHT) : s)) {
      assertThat(portal.browser().get("/").body()).contains("12月3日 22:00", "12月4日 6:00");
      assertThat(portal.browser().get("/login?lang=en").body()).contains("3 Dec, 22:00 JST");
      portal.clock.set(Instant.parse("2026-12-03T13:00:00Z"));
      closed(portal);
      portal.clock.set(Instant.parse("2026-12-03T20:59:59Z"));
      assertThat(portal.browser().get("/").header("retry-after")).isEqualTo("1");
      portal.clock.set(Instant.parse("2026-12-03T21:00:00Z"));
      assertThat(portal.browser().get("/").status()).isEqualTo(200);
      assertThat(portal.browser().get("/").body()).doesNotContain("12月4日");
    }
  }

  @Test
  void maintenanceMoreThanAWeekAheadIsNotAnnouncedYet() {
    try (var portal = new TestPortal(s -> Policies.closed(s, NIGHT))) {
      portal.clock.set(NIGHT.from().minusSeconds(7 * 24 * 3600 + 1));
      assertThat(portal.browser().get("/").body()).doesNotContain("12月3日");
    }
  }

  private static void closed(TestPortal portal) {
    for (var path : new String[] {"/", "/login", "/home", "/faq", "/nowhere"}) {
      var page = portal.browser().get(path);
      assertThat(page.status()).as(path).isEqualTo(503);
      assertThat(page.header("retry-after")).isEqualTo("28800");
      assertThat(page.body()).contains("保守のため停止しています", "12月4日 6:00", "03-0000-0001");
    }
    assertThat(portal.browser().postRaw("/login").status()).isEqualTo(503);
    assertThat(Wire.get(portal.memberPort(), "aoba.localhost", "/")).startsWith("HTTP/1.1 503");
    assertThat(portal.browser("minato").get("/").status()).isEqualTo(200);
    var chooser = new Browser(portal.address()).get("/");
    assertThat(chooser.status()).isEqualTo(200);
    assertThat(chooser.body()).containsOnlyOnce("保守のため停止中").contains("12月4日 6:00");
  }
}
