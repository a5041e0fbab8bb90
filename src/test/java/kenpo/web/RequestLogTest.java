package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Eventually;
import kenpo.support.TestPortal;
import kenpo.support.Wire;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RequestLogTest {

  private static final String FORM =
      "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500";
  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of hers";

  @Test
  void neitherLogNorMetricsHoldWhatPeopleSend() {
    var lines = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger("kenpo");
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    lines.start();
    try (var portal = new TestPortal();
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", EMAIL, PASSWORD);
      var browser = portal.browser();
      visit(portal, browser);
      var management = new Browser("http://127.0.0.1:" + portal.managementPort());
      var log = json(lines.list);
      var metrics = management.get("/metrics").body();
      telling(log, "\"route\":\"%s\"", "\"method\":\"%s\"");
      telling(metrics, "route=\"%s\"", "method=\"%s\"");
      assertThat(metrics).contains("http_server_requests_seconds_count");
      silent(log, browser);
      silent(metrics, browser);
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
    }
  }

  @Test
  void whoeverLeavesInTheMiddleIsNoFailureOfOurs() {
    var errors = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(ErrorPages.class);
    logger.addAppender(errors);
    errors.start();
    try (var portal = new TestPortal()) {
      Wire.leave(
          portal.memberPort(),
          "POST /s/aoba/login HTTP/1.1",
          "Host: localhost",
          FORM,
          "",
          "email=");
      var management = new Browser("http://127.0.0.1:" + portal.managementPort());
      Eventually.holds(
          "the answer nobody took is measured",
          Duration.ofSeconds(10),
          () -> management.get("/metrics").body().contains("status=\"499\""));
      assertThat(errors.list).isEmpty();
    } finally {
      logger.detachAppender(errors);
    }
  }

  private static void visit(TestPortal portal, Browser browser) {
    browser.get("/login?email=" + EMAIL);
    browser.post("/login", "email", EMAIL, "password", "wrong " + PASSWORD);
    browser.post("/login", "email", EMAIL, "password", PASSWORD);
    browser.get("/home");
    browser.get("/help/mail");
    browser.get("/users/a-secret-token/activate-not");
    new Browser(portal.address()).get("/s/" + EMAIL + "/");
    Wire.send(portal.memberPort(), "SECRETMETHOD /s/aoba/ HTTP/1.1", "Host: localhost");
  }

  private static void telling(String told, String route, String method) {
    for (var path : List.of("/login", "/home", "/help/:topic", "none")) {
      assertThat(told).contains(route.formatted(path));
    }
    assertThat(told).contains(method.formatted("POST"), method.formatted("other"));
  }

  private static void silent(String told, Browser browser) {
    assertThat(told)
        .doesNotContain(EMAIL, PASSWORD, "hanako", "ハナコ", "a-secret-token", "SECRETMETHOD")
        .doesNotContain("/help/mail", "127.0.0.1");
    browser.cookies().values().forEach(value -> assertThat(told).doesNotContain("\"" + value));
  }

  private static String json(List<ILoggingEvent> events) {
    var encoder = new LogstashEncoder();
    encoder.start();
    var text = new StringBuilder();
    for (var event : List.copyOf(events)) {
      text.append(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
