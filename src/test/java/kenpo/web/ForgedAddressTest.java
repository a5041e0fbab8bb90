package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kenpo.config.Cidr;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.support.Browser;
import kenpo.support.Policies;
import kenpo.support.Relay;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is written down and counted of an address, however somebody writes it. */
class ForgedAddressTest {

  private static final String OURS = "127.0.0.9";
  private static final String STRANGER = "127.0.0.8";
  private static final List<String> HEADERS = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP");

  private static final List<String> FORGERIES =
      List.of(
          "203.0.113.5",
          "203.0.113.5, " + STRANGER,
          OURS + ", 203.0.113.5, " + OURS,
          "for=203.0.113.5;proto=https;by=" + OURS,
          "for=\"[::ffff:203.0.113.5]:4711\"",
          "::ffff:203.0.113.5",
          "::ffff:cb00:7105",
          "2001:db8:1:2::5",
          "[2001:db8:1:2::5]:443",
          "fe80::1%eth0",
          "0xcb.0.0x71.5",
          "3405803781",
          "PROXY TCP4 203.0.113.5 192.0.2.1 4711 443",
          "unknown, _hidden, \"",
          "203.0.113.5, ".repeat(200));

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("kenpo");
  private final TestPortal portal =
      TestPortal.behind(
          new Proxies(List.of(Cidr.of(OURS).orElseThrow()), Forwarded.X_FORWARDED_FOR),
          Policies::unlimited);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    logger.setLevel(null);
    portal.close();
  }

  @Test
  void aStrangersForgeriesChangeNeitherKeyNorLog() {
    for (var header : HEADERS) {
      for (var forgery : FORGERIES) {
        fail(portal.browserFrom(STRANGER).header(header, forgery));
      }
    }
    assertThat(written()).containsExactly(STRANGER);
    assertThat(keys("ADDRESS")).hasSize(1);
    assertThat(keys("NETWORK")).hasSize(1);
    assertThat(log.list)
        .isNotEmpty()
        .noneMatch(line -> told(line).matches("(?s).*(203\\.0\\.113|2001:db8|fe80|cb00).*"));
  }

  @Test
  void theProxyProtocolIsNoneWhereAHeaderIsRead() {
    var line = "PROXY TCP4 203.0.113.5 192.0.2.1 4711 443\r\n".getBytes(StandardCharsets.US_ASCII);
    for (var from : List.of(STRANGER, OURS)) {
      try (var relay = new Relay(portal.memberPort(), from, line)) {
        assertThat(relay.browser().get("/login").status()).isEqualTo(400);
      }
    }
    assertThat(written()).isEmpty();
  }

  @Test
  void oneClientHasOneKeyAndOneNameHoweverAProxyWritesIt() {
    for (var way :
        List.of(
            "203.0.113.5",
            "203.0.113.5:4711",
            "::ffff:203.0.113.5",
            "[::FFFF:cb00:7105]:443",
            "6.6.6.6, 203.0.113.5, " + OURS)) {
      fail(proxied(way));
    }
    assertThat(written()).containsExactly("203.0.113.5");
    assertThat(keys("ADDRESS")).hasSize(1);
  }

  @Test
  void ofIpv6AWholeSixtyFourHasOneKeyAndAFiftySixOneNetwork() {
    fail(proxied("2001:db8:1:2::5"));
    fail(proxied("[2001:DB8:1:2:ffff:ffff:ffff:1]:443"));
    assertThat(keys("ADDRESS")).hasSize(1);
    fail(proxied("2001:db8:1:3::5"));
    assertThat(keys("ADDRESS")).hasSize(2);
    assertThat(keys("NETWORK")).hasSize(1);
    fail(proxied("2001:db8:1:102::5"));
    assertThat(keys("NETWORK")).hasSize(2);
  }

  @Test
  void garbageIsTheProxysOwn() {
    for (var garbage :
        List.of(
            "fe80::1%eth0", "0313.0.113.5", "3405803781", "203.0.113", "unknown", "[::1", "'")) {
      fail(proxied("1.1.1.1, " + garbage));
    }
    assertThat(written()).containsExactly(OURS);
    assertThat(keys("ADDRESS")).hasSize(1);
  }

  private Browser proxied(String chain) {
    return portal.browserFrom(OURS).header("X-Forwarded-For", chain);
  }

  private static void fail(Browser browser) {
    browser.get("/login");
    var page = browser.post("/login", "email", "nobody@example.jp", "password", "wrong");
    assertThat(page.body()).contains("ログインできませんでした");
  }

  private List<String> written() {
    return portal.query("SELECT DISTINCT address FROM audit_events");
  }

  private List<String> keys(String bucket) {
    return portal.query(
        "SELECT encode(subject_key, 'hex') FROM throttle_scores WHERE bucket = '" + bucket + "'");
  }

  private static String told(ILoggingEvent line) {
    return line.getFormattedMessage() + line.getMDCPropertyMap() + line.getKeyValuePairs();
  }
}
