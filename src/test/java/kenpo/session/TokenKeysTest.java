package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import kenpo.config.Secret;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.MovableClock;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TokenKeysTest {

  private static final String PASSWORD = "four words of keys";
  private static final Vertx VERTX = Vertx.vertx();
  private static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));

  private TestPortal portal;

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void serversThatStartAtOnceAgreeOnOneKeyForEachSociety() {
    try (var there = new TestPortal()) {
      there.execute("DELETE FROM token_keys");
      var all = IntStream.range(0, 6).mapToObj(i -> keys(there)).toList();
      Future.all(all.stream().map(keys -> keys.open(SOCIETIES.all())).toList()).await();
      assertThat(there.query("SELECT society_id || kid FROM token_keys ORDER BY 1"))
          .containsExactly("aoba1", "minato1", "sakura1");
      Future.all(all.stream().map(keys -> keys.rotate(SOCIETIES.all(), Duration.ZERO)).toList())
          .await();
      assertThat(there.query("SELECT DISTINCT society_id FROM token_keys WHERE kid = 2"))
          .hasSize(3);
      assertThat(
              there.query(
                  """
                  SELECT society_id FROM token_keys
                  WHERE retired_at IS NULL AND society_id = 'aoba'
                  """))
          .hasSize(1);
    }
  }

  @Test
  void hundredsOfSocietiesGetTheirKeysAtOnce() {
    try (var there = new TestPortal()) {
      var sample = SOCIETIES.all().stream().findFirst().orElseThrow();
      var many =
          IntStream.range(0, 400).mapToObj(i -> Policies.named(sample, "society" + i)).toList();
      var servers = List.of(keys(there), keys(there), keys(there));
      Future.all(servers.stream().map(keys -> keys.open(many)).toList()).await();
      assertThat(there.query("SELECT 1 FROM token_keys WHERE society_id LIKE 'society%'"))
          .hasSize(400);
      var made =
          Future.all(servers.stream().map(keys -> keys.rotate(many, Duration.ZERO)).toList());
      assertThat(made.await().<Integer>list()).allMatch(count -> count % 400 == 0);
      assertThat(there.query("SELECT 1 FROM token_keys WHERE retired_at IS NULL")).hasSize(403);
    }
  }

  @Test
  void aServerWhoseClockIsBehindSignsWithTheOldest() {
    try (var first = new TestPortal()) {
      var behind = new MovableClock();
      behind.set(first.clock.instant().minusSeconds(90));
      var keys = keys(first, behind);
      keys(first).rotate(SOCIETIES.all(), Duration.ZERO).await();
      keys.open(SOCIETIES.all()).await();
      assertThat(keys.signing("aoba").number()).isEqualTo(1);
    }
  }

  @Test
  void rotationUnderTrafficLogsNobodyOut() {
    try (var first = new TestPortal();
        var second = first.beside();
        var accounts = new Accounts(first)) {
      accounts.create("aoba", "keys@example.jp", PASSWORD);
      portal = first;
      var idle = loggedIn(true);
      var busy = loggedIn(false);
      var rotating = keys(first);
      for (int i = 0; i < 60; i++) {
        if (i % 7 == 3) {
          assertThat(rotating.rotate(SOCIETIES.all(), Duration.ZERO).await()).isEqualTo(3);
        }
        var server = i % 2 == 0 ? second : first;
        var tab = busy.at(server.address() + "/s/aoba");
        assertThat(tab.get("/home").status()).isEqualTo(200);
        busy = tab;
        first.clock.advance(Duration.ofSeconds(40));
      }
      // Servers hear of a key by themselves, but in their own time; this they do at once.
      first.purge();
      first.clock.advance(Duration.ofMinutes(6));
      var last = busy.at(first.address() + "/s/aoba");
      assertThat(last.get("/home").status()).isEqualTo(200);
      assertThat(kid(last)).isEqualTo("10");
      assertThat(idle.at(second.address() + "/s/aoba").get("/home").status()).isEqualTo(200);
    }
  }

  @Test
  void aNewKeySignsOnlyWhenAllHaveHeardOfIt() {
    try (var first = new TestPortal();
        var accounts = new Accounts(first)) {
      accounts.create("aoba", "keys@example.jp", PASSWORD);
      portal = first;
      keys(first).rotate(SOCIETIES.all(), Duration.ZERO).await();
      first.clock.advance(TokenKeys.SETTLING.minusSeconds(1));
      first.purge();
      assertThat(kid(loggedIn(false))).isEqualTo("1");
      first.clock.advance(Duration.ofSeconds(1));
      assertThat(kid(loggedIn(false))).isEqualTo("2");
    }
  }

  @Test
  void keysAreRenewedByAgeAndDeletedWhenNothingCanBeMadeWithThem() {
    try (var first = new TestPortal()) {
      var kids = "SELECT kid::text FROM token_keys WHERE society_id = 'aoba' ORDER BY kid";
      first.clock.advance(Duration.ofDays(30).minusSeconds(1));
      first.purge();
      assertThat(first.query(kids)).containsExactly("1");
      first.clock.advance(Duration.ofSeconds(1));
      first.purge();
      assertThat(first.query(kids)).containsExactly("1", "2");
      first.clock.advance(Duration.ofDays(90).plus(TokenKeys.SETTLING).minusSeconds(1));
      first.purge();
      assertThat(first.query(kids)).containsExactly("1", "2", "3");
      first.clock.advance(Duration.ofSeconds(1));
      first.purge();
      assertThat(first.query(kids)).containsExactly("2", "3");
    }
  }

  @Test
  void theTableHoldsNoKey() {
    try (var first = new TestPortal()) {
      assertThat(
              first.query(
                  """
                  SELECT column_name::text
                  FROM information_schema.columns
                  WHERE table_name = 'token_keys'
                  """))
          .containsExactlyInAnyOrder("society_id", "kid", "created_at", "signs_from", "retired_at");
    }
  }

  private static TokenKeys keys(TestPortal portal) {
    return keys(portal, portal.clock);
  }

  private static TokenKeys keys(TestPortal portal, MovableClock clock) {
    var db = Db.open(VERTX, portal.database);
    return new TokenKeys(VERTX, db, new Secret(TestPortal.SECRET), clock);
  }

  private Browser loggedIn(boolean remembered) {
    var browser = portal.browser();
    browser.get("/login");
    var fields =
        List.of("email", "keys@example.jp", "password", PASSWORD, "remembered", "" + remembered);
    assertThat(browser.post("/login", fields.toArray(String[]::new)).status()).isEqualTo(303);
    return browser;
  }

  private static String kid(Browser browser) {
    var header = browser.cookies().get("__Host-aoba-access").split("\\.")[0];
    return new JsonObject(
            new String(
                Base64.getUrlDecoder().decode(header), java.nio.charset.StandardCharsets.UTF_8))
        .getString("kid");
  }
}
