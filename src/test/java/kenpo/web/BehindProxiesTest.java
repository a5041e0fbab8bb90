package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kenpo.config.Cidr;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Policies;
import kenpo.support.Relay;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy of ours comes from 127.0.0.9; everybody else is a stranger. */
class BehindProxiesTest {

  private static final String OURS = "127.0.0.9";
  private static final String STRANGER = "127.0.0.8";
  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of proxies";
  private static final byte[] V2 = {
    0x0d, 0x0a, 0x0d, 0x0a, 0, 0x0d, 0x0a, 'Q', 'U', 'I', 'T', 0x0a
  };

  /** Headers that some product somewhere reads. */
  private static final List<String> HEADERS =
      List.of(
          "X-Forwarded-For",
          "Forwarded",
          "X-Real-IP",
          "X-Client-IP",
          "Client-IP",
          "True-Client-IP",
          "CF-Connecting-IP",
          "Fastly-Client-IP",
          "X-Cluster-Client-IP",
          "X-Forwarded",
          "Forwarded-For",
          "X-Originating-IP",
          "X-Remote-IP",
          "X-Remote-Addr",
          "X-ProxyUser-Ip",
          "X-Azure-ClientIP",
          "X-Envoy-External-Address",
          "X-Appengine-User-Ip",
          "X-Forwarded-Host",
          "Via");

  private static final List<String> VALUES =
      List.of("203.0.113.5", OURS, "for=203.0.113.5;by=" + OURS);

  @ParameterizedTest
  @EnumSource(
      value = Forwarded.class,
      names = {"X_FORWARDED_FOR", "FORWARDED"})
  void nothingThatAStrangerSaysOfHimselfChangesAnything(Forwarded by) {
    try (var portal = behind(by);
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", EMAIL, PASSWORD);
      var forgeries = HEADERS.stream().flatMap(BehindProxiesTest::forged).toList();
      assertThat(forgeries).hasSizeGreaterThan(40);
      for (var forgery : forgeries) {
        var browser = portal.browserFrom(STRANGER).header(forgery.getFirst(), forgery.getLast());
        assertThat(logIn(browser, "wrong").status()).isEqualTo(422);
      }
      assertThat(loginAddresses(portal)).containsExactly(STRANGER);
      assertThat(counts(portal)).containsExactly(String.valueOf(forgeries.size()));

      var browser = portal.browserFrom(STRANGER).header(by.toString(), "for=203.0.113.5");
      assertThat(logIn(browser, PASSWORD).location()).isEqualTo("/home");
      assertThat(browser.get("/settings/sessions").body())
          .contains("<dd>" + STRANGER + "</dd>")
          .doesNotContain("203.0.113.5", OURS);
    }
  }

  @Test
  void ofAProxyTheHeaderThatIsConfiguredIsRead() {
    try (var portal = behind(Forwarded.X_FORWARDED_FOR);
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", EMAIL, PASSWORD);
      var browser =
          portal
              .browserFrom(OURS)
              .header("X-Forwarded-For", "1.1.1.1, 203.0.113.5")
              .header("Forwarded", "for=2.2.2.2")
              .header("X-Real-IP", "3.3.3.3");
      assertThat(logIn(browser, PASSWORD).location()).isEqualTo("/home");
      assertThat(loginAddresses(portal)).containsExactly("203.0.113.5");
      assertThat(browser.get("/settings/sessions").body()).contains("<dd>203.0.113.5</dd>");
    }
  }

  @Test
  void ofForwardedTheSame() {
    try (var portal = behind(Forwarded.FORWARDED)) {
      var browser =
          portal
              .browserFrom(OURS)
              .header("X-Forwarded-For", "1.1.1.1")
              .header("Forwarded", "for=2.2.2.2, for=\"[2001:db8::5]:4711\";proto=https");
      logIn(browser, "wrong");
      assertThat(loginAddresses(portal)).containsExactly("2001:db8::5");
    }
  }

  @Test
  void everyClientOfAProxyHasAScoreOfItsOwn() {
    try (var portal =
        TestPortal.behind(proxies(Forwarded.X_FORWARDED_FOR), UnaryOperator.identity())) {
      for (int i = 0; i < 3; i++) {
        logIn(client(portal, "203.0.113.5"), "wrong");
      }
      assertThat(client(portal, "203.0.113.5").challengeLevel()).isEqualTo(2);
      assertThat(client(portal, "6.6.6.6, 203.0.113.5").challengeLevel()).isEqualTo(2);
      assertThat(client(portal, "203.0.113.6").challengeLevel()).isEqualTo(1);
    }
  }

  @Test
  void theProxyProtocolIsRead() throws Exception {
    try (var portal = behind(Forwarded.PROXY_PROTOCOL)) {
      assertThat(seen(portal, v1("PROXY TCP4 203.0.113.5 192.0.2.1 4711 443")))
          .isEqualTo("203.0.113.5");
      assertThat(seen(portal, v1("PROXY TCP6 2001:db8::5 2001:db8::1 4711 443")))
          .isEqualTo("2001:db8::5");
      assertThat(seen(portal, v2("203.0.113.6", "192.0.2.1"))).isEqualTo("203.0.113.6");
      assertThat(seen(portal, v2("2001:db8::6", "2001:db8::1"))).isEqualTo("2001:db8::6");
      assertThat(seen(portal, v1("PROXY UNKNOWN"))).isEqualTo(OURS);
      assertThat(seen(portal, local())).isEqualTo(OURS);
      assertThat(seen(portal, unix())).isEqualTo(OURS);
    }
  }

  @Test
  void theProxyProtocolIsNotTakenFromStrangersNorLeftOut() {
    try (var portal = behind(Forwarded.PROXY_PROTOCOL)) {
      refused(portal, STRANGER, v1("PROXY TCP4 203.0.113.5 192.0.2.1 4711 443"));
      refused(portal, STRANGER, v1("PROXY UNKNOWN"));
      refused(portal, STRANGER, new byte[0]);
      refused(portal, OURS, new byte[0]);
      refused(portal, OURS, v1("PROXY TCP4 203.0.113.256 192.0.2.1 4711 443"));
      refused(portal, OURS, v1("PROXY TCP4 203.0.113.5"));
      assertThat(portal.query("SELECT address FROM audit_events")).isEmpty();
    }
  }

  private static void refused(TestPortal portal, String from, byte[] begin) {
    try (var relay = new Relay(portal.memberPort(), from, begin)) {
      assertThatThrownBy(() -> relay.browser().get("/login"))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  /** The address in the audit log of a login that a proxy of ours passes on. */
  private static String seen(TestPortal portal, byte[] begin) {
    portal.execute("TRUNCATE audit_events");
    try (var relay = new Relay(portal.memberPort(), OURS, begin)) {
      var browser =
          relay.browser().header("X-Forwarded-For", "1.1.1.1").header("Forwarded", "for=2.2.2.2");
      logIn(browser, "wrong");
    }
    return loginAddresses(portal).getFirst();
  }

  private static byte[] v1(String line) {
    return (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] v2(String source, String destination) throws Exception {
    var addresses = new ByteArrayOutputStream();
    addresses.write(InetAddress.ofLiteral(source).getAddress());
    addresses.write(InetAddress.ofLiteral(destination).getAddress());
    addresses.write(new byte[] {0x12, 0x67, 0x01, (byte) 0xbb});
    return v2(0x21, source.contains(":") ? 0x21 : 0x11, addresses.toByteArray());
  }

  /** As health checks of load balancers begin. */
  private static byte[] local() {
    return v2(0x20, 0, new byte[0]);
  }

  private static byte[] unix() {
    return v2(0x21, 0x31, new byte[216]);
  }

  private static byte[] v2(int command, int family, byte[] addresses) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(V2);
    bytes.write(command);
    bytes.write(family);
    bytes.write(addresses.length >> 8);
    bytes.write(addresses.length);
    bytes.writeBytes(addresses);
    return bytes.toByteArray();
  }

  private static Stream<List<String>> forged(String header) {
    return VALUES.stream().map(value -> List.of(header, value));
  }

  private static Browser client(TestPortal portal, String chain) {
    return portal.browserFrom(OURS).header("X-Forwarded-For", chain);
  }

  private static TestPortal behind(Forwarded by) {
    return TestPortal.behind(proxies(by), Policies::unlimited);
  }

  private static Proxies proxies(Forwarded by) {
    return new Proxies(List.of(Cidr.of(OURS).orElseThrow()), by);
  }

  private static Browser.Page logIn(Browser browser, String password) {
    browser.get("/login");
    return browser.post("/login", "email", EMAIL, "password", password);
  }

  private static List<String> loginAddresses(TestPortal portal) {
    return portal.query("SELECT DISTINCT address FROM audit_events WHERE kind = 'LOGIN'");
  }

  private static List<String> counts(TestPortal portal) {
    return portal.query("SELECT round(score)::text FROM throttle_scores WHERE bucket = 'ADDRESS'");
  }
}
