package kenpo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.StartTls;
import kenpo.mail.Letterhead;
import kenpo.mail.MailTexts.Written;
import kenpo.mail.Postman;
import kenpo.web.Assets;
import kenpo.web.Messages;
import kenpo.web.Templates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {

  private static final String LINK = "http://localhost:8080/s/aoba/users/abc/activate";
  private static final Instant NOW = Instant.parse("2026-11-21T01:02:03Z");

  private final Vertx vertx = Vertx.vertx();
  private final Mailbox mailbox = new Mailbox(100);
  private final MailServer server = new MailServer(0, mailbox, InstantSource.fixed(NOW));
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer pages;

  @BeforeEach
  void start() {
    server.start();
    var shared = DemoPages.of(new Templates(vertx, Messages.all(), Assets.load()));
    pages = shared.listen(vertx, 0, new MailboxPages(mailbox, shared)::route).await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    server.stop();
    http.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hanako@example.jp",
        "a..b@docomo.ne.jp",
        "dot.@docomo.ne.jp",
        "a+b/c?d@example.jp",
        "-x-_@example.jp"
      })
  void mailOfThePortalIsFoundByItsAddress(String address) throws Exception {
    send(address, "<p>本文</p>");

    var found = new JsonArray(get("/api/messages?to=" + encoded(address)).body());

    assertThat(found).hasSize(1);
    var mail = found.getJsonObject(0);
    assertThat(mail.getString("from")).isEqualTo("髙橋健保① <no-reply@aoba.example>");
    assertThat(mail.getString("to").replace("\"", "")).isEqualTo(address);
    assertThat(mail.getString("subject")).isEqualTo("登録のご案内 ㈱﨑");
    assertThat(mail.getString("date")).isEqualTo("2026-11-21T01:02:03Z");
    assertThat(mail.getString("text")).contains("次のリンク").contains(LINK);
  }

  @Test
  void theNewestMailComesFirst() throws Exception {
    send("first@example.jp", "");
    send("second@example.jp", "");

    var all = new JsonArray(get("/api/messages").body());

    assertThat(all.stream().map(mail -> ((io.vertx.core.json.JsonObject) mail).getString("to")))
        .containsExactly("second@example.jp", "first@example.jp");
  }

  @Test
  void theListLeadsToAMailWhoseLinkCanBeFollowed() throws Exception {
    send("hanako@example.jp", "");

    assertThat(get("/").body()).contains("<a href=\"/mails/1\">登録のご案内 ㈱﨑</a>");
    assertThat(get("/mails/1").body()).contains("<a href=\"%s\">%s</a>".formatted(LINK, LINK));
  }

  @Test
  void markupOfAMailNeverBecomesPartOfThePages() throws Exception {
    send("hanako@example.jp", "<html><head></head><body><script>alert(1)</script></body></html>");

    assertThat(get("/mails/1").body()).doesNotContain("<script>");
    var html = get("/mails/1/html");
    assertThat(html.body()).contains("<head><base target=\"_blank\">");
    assertThat(policy(html)).contains("default-src 'none'").contains("sandbox ");
    assertThat(policy(html)).doesNotContain("script-src").doesNotContain("allow-scripts");
    assertThat(policy(get("/"))).contains("script-src 'self'").doesNotContain("unsafe");
  }

  @Test
  void aMailThatIsNoLongerThereIsNotFound() throws Exception {
    assertThat(get("/mails/99").statusCode()).isEqualTo(404);
    assertThat(get("/mails/99/html").statusCode()).isEqualTo(404);
    assertThat(get("/mails/x").statusCode()).isEqualTo(404);
  }

  private void send(String to, String html) {
    var settings =
        new PortalConfig.Mail(
            "127.0.0.1",
            server.port(),
            StartTls.disabled,
            Optional.empty(),
            1,
            Duration.ofSeconds(10),
            "localhost",
            Optional.empty());
    var head = new Letterhead("髙橋健保①", "no-reply@aoba.example", "http://localhost", "", "", "", "");
    var postman = new Postman(vertx, settings);
    postman.send(to, "id", head, new Written("登録のご案内 ㈱﨑", "次のリンク：\n" + LINK + "\n", html)).await();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + pages.actualPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static String policy(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
