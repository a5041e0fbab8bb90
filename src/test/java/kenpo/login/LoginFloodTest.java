package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.support.Browser;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class LoginFloodTest {

  private static final int AT_ONCE = 150;

  @Test
  void moreThanCanBeHashedAreAskedToComeBackAndNotCounted() {
    try (var portal = new TestPortal()) {
      var browser = portal.browser();
      browser.get("/login");
      var answers = flood(portal, browser);
      var counts =
          answers.stream()
              .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
      assertThat(counts.keySet()).containsExactlyInAnyOrder(422, 503);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() == 503)
          .allSatisfy(a -> assertThat(a.headers().firstValue("retry-after")).contains("10"));
      assertThat(portal.query("SELECT sum(failures) FROM throttle_failures"))
          .containsExactly(String.valueOf(counts.get(422)));
    }
  }

  private static List<HttpResponse<String>> flood(TestPortal portal, Browser browser) {
    var requests = Stream.generate(() -> request(portal, browser)).limit(AT_ONCE).toList();
    try (var http = HttpClient.newHttpClient()) {
      var sent =
          requests.stream()
              .map(request -> http.sendAsync(request, BodyHandlers.ofString()))
              .toList();
      return sent.stream().map(CompletableFuture::join).toList();
    }
  }

  private static HttpRequest request(TestPortal portal, Browser browser) {
    var challenge = URLEncoder.encode(browser.passed(), StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(portal.address() + "/s/aoba/login"))
        .header("Cookie", "__Host-aoba-form=" + browser.cookies().get("__Host-aoba-form"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            BodyPublishers.ofString(
                "email=a%40example.jp&password=x&csrf="
                    + browser.csrf()
                    + "&challenge="
                    + challenge))
        .build();
  }
}
