package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.db.Db;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Only what we made for this society, as it was made, and while it is good, says who somebody is.
 */
class AccessTokensTest {

  private static final String EMAIL = "tokens@example.jp";
  private static final String PASSWORD = "four words of tokens";
  private static final String ACCESS = "__Host-aoba-access";
  private static final String REFRESH = "__Host-aoba-refresh";
  private static final Random RANDOM = new Random(42);

  private static final Vertx VERTX = Vertx.vertx();
  private static TestPortal portal;
  private static AccessTokens tokens;
  private static Browser browser;
  private static String real;

  @BeforeAll
  static void logIn() {
    portal = new TestPortal();
    try (var accounts = new Accounts(portal)) {
      accounts.create("aoba", EMAIL, PASSWORD);
    }
    browser = portal.browser();
    browser.get("/login");
    browser.post("/login", "email", EMAIL, "password", PASSWORD);
    real = browser.cookies().get(ACCESS);
    var secret = new Secret(TestPortal.SECRET);
    var keys = new TokenKeys(VERTX, Db.open(VERTX, portal.database), secret, portal.clock);
    keys.read().await();
    tokens = new AccessTokens(keys, portal.clock);
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
    portal.close();
  }

  @Test
  void theRealOneIsTakenAndTheTestCanMakeOneLikeIt() {
    assertThat(isTaken("aoba", real)).isTrue();
    assertThat(isTaken("aoba", token(header(), claims(), key("aoba", "1"), "HmacSHA256"))).isTrue();
    assertThat(real.split("\\.")[2])
        .isEqualTo(token(header(), claims(), key("aoba", "1"), "HmacSHA256").split("\\.")[2]);
    assertThat(home(real).status()).isEqualTo(200);
  }

  @Test
  void itSaysNoMoreThanWhoseSessionItIsAndSinceWhen() {
    assertThat(claims().fieldNames())
        .containsExactlyInAnyOrder(
            "iss", "aud", "use", "society", "sub", "session", "auth_time", "iat", "exp");
  }

  @Test
  void itIsGoodForFiveMinutes() {
    var claims = claims();
    long life = claims.getLong("exp") - claims.getLong("iat");
    assertThat(Duration.ofSeconds(life)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void noneOfTenThousandForgeriesIsTaken() {
    int tried = 0;
    for (var kind : forgeries().entrySet()) {
      for (int i = 0; i < 300; i++) {
        assertThat(isTaken("aoba", kind.getValue().apply(real))).as(kind.getKey()).isFalse();
        tried++;
      }
      var page = home(kind.getValue().apply(real));
      assertThat(page.location()).as(kind.getKey()).isEqualTo("/login");
    }
    assertThat(tried).isGreaterThan(10_000);
  }

  @Test
  void theRealOneIsNoneAtAnotherSociety() {
    assertThat(isTaken("minato", real)).isFalse();
    var moved = claims().put("society", "minato");
    assertThat(isTaken("minato", token(header(), moved, key("aoba", "1"), "HmacSHA256"))).isFalse();
    assertThat(isTaken("minato", token(header(), moved, key("minato", "1"), "HmacSHA256")))
        .isTrue();
  }

  /** Each differs from the real one in one respect, and is rightly signed unless that is it. */
  private static Map<String, UnaryOperator<String>> forgeries() {
    var all = new LinkedHashMap<String, UnaryOperator<String>>();
    all.put("one bit of it changed", AccessTokensTest::flipped);
    all.put("random signature", t -> unsigned(t) + "." + text(random(32)));
    all.put("empty signature", t -> unsigned(t) + ".");
    all.put("no signature", AccessTokensTest::unsigned);
    all.put("alg none", t -> with(header().put("alg", "none"), claims()));
    all.put("alg none, unsigned", t -> part(header().put("alg", "none")) + "." + part(claims()));
    all.put(
        "alg None, unsigned", t -> part(header().put("alg", "None")) + "." + part(claims()) + ".");
    for (var alg : new String[] {"HS384", "HS512"}) {
      var java = "HmacSHA" + alg.substring(2);
      all.put(alg, t -> token(header().put("alg", alg), claims(), key("aoba", "1"), java));
    }
    for (var alg : new String[] {"RS256", "ES256", "EdDSA", "PS256", "hs256"}) {
      all.put(alg, t -> with(header().put("alg", alg), claims()));
    }
    all.put("no alg", t -> with(without(header(), "alg"), claims()));
    all.put("no kid", t -> with(without(header(), "kid"), claims()));
    all.put("unknown kid", t -> with(header().put("kid", "" + (2 + RANDOM.nextInt(99))), claims()));
    all.put("kid 0", t -> with(header().put("kid", "0"), claims()));
    all.put("kid as number", t -> with(header().put("kid", 1), claims()));
    all.put("kid with more", t -> with(header().put("kid", "1' OR '1'='1"), claims()));
    all.put(
        "an embedded key",
        t -> token(header().put("jwk", "x"), claims(), random(32), "HmacSHA256"));
    all.put("random key", t -> token(header(), claims(), random(32), "HmacSHA256"));
    all.put(
        "another society's key", t -> token(header(), claims(), key("minato", "1"), "HmacSHA256"));
    all.put("the next key", t -> token(header(), claims(), key("aoba", "2"), "HmacSHA256"));
    all.put(
        "another purpose's key",
        t ->
            token(
                header(),
                claims(),
                Mac.of(secret(), Purpose.REFRESH).of("aoba", "1"),
                "HmacSHA256"));
    all.put(
        "the secret itself",
        t ->
            token(
                header(),
                claims(),
                TestPortal.SECRET.getBytes(StandardCharsets.UTF_8),
                "HmacSHA256"));
    for (var claim :
        new String[] {
          "iss", "aud", "use", "society", "sub", "session", "auth_time", "iat", "exp"
        }) {
      all.put("without " + claim, t -> with(header(), without(claims(), claim)));
      all.put(claim + " null", t -> with(header(), claims().putNull(claim)));
      all.put(claim + " of another kind", t -> with(header(), claims().put(claim, true)));
    }
    for (var claim : new String[] {"iss", "aud", "use", "society"}) {
      all.put("another " + claim, t -> with(header(), claims().put(claim, "x" + RANDOM.nextInt())));
    }
    all.put("a neighbour's society", t -> with(header(), claims().put("society", "minato")));
    all.put("use refresh", t -> with(header(), claims().put("use", "refresh")));
    all.put("expired", t -> with(header(), claims().put("exp", now() - RANDOM.nextInt(100_000))));
    all.put(
        "from the future",
        t -> with(header(), claims().put("iat", now() + 120 + RANDOM.nextInt(99))));
    all.put("huge", t -> with(header(), claims().put("more", text(random(2000)))));
    all.put("no JSON", t -> text(random(20)) + "." + text(random(90)) + "." + text(random(32)));
    all.put("nothing", t -> "..");
    return all;
  }

  private static String with(JsonObject header, JsonObject claims) {
    return token(header, claims, key("aoba", "1"), "HmacSHA256");
  }

  private static String token(JsonObject header, JsonObject claims, byte[] key, String algorithm) {
    var signed = part(header) + "." + part(claims);
    try {
      var mac = javax.crypto.Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return signed + "." + text(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] key(String society, String kid) {
    return Mac.of(secret(), Purpose.ACCESS).of(society, kid);
  }

  private static Secret secret() {
    return new Secret(TestPortal.SECRET);
  }

  private static JsonObject header() {
    return decoded(0);
  }

  private static JsonObject claims() {
    return decoded(1);
  }

  private static JsonObject decoded(int part) {
    var bytes = Base64.getUrlDecoder().decode(real.split("\\.")[part]);
    return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
  }

  private static JsonObject without(JsonObject from, String key) {
    from.remove(key);
    return from;
  }

  private static String part(JsonObject json) {
    return text(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static String unsigned(String token) {
    return token.substring(0, token.lastIndexOf('.'));
  }

  /** One bit of what the text stands for; the last letter of a part also holds bits of nothing. */
  private static String flipped(String token) {
    var parts = new ArrayList<>(java.util.List.of(token.split("\\.")));
    int at = RANDOM.nextInt(3);
    var bytes = Base64.getUrlDecoder().decode(parts.get(at));
    bytes[RANDOM.nextInt(bytes.length)] ^= (byte) (1 << RANDOM.nextInt(8));
    parts.set(at, text(bytes));
    return String.join(".", parts);
  }

  private static byte[] random(int bytes) {
    var some = new byte[bytes];
    RANDOM.nextBytes(some);
    return some;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static long now() {
    return portal.clock.instant().getEpochSecond();
  }

  private static boolean isTaken(String society, String token) {
    return tokens.read(society, token).await().isPresent();
  }

  private static Browser.Page home(String token) {
    var tab = browser.tab();
    tab.cookies().remove(REFRESH);
    tab.cookies().put(ACCESS, token);
    return tab.get("/home");
  }
}
