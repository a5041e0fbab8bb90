package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import kenpo.support.TestPortal;
import kenpo.support.WrongLogins;
import org.junit.jupiter.api.Test;

class LoginFloodTest {

  private static final int AT_ONCE = 150;

  @Test
  void moreThanCanBeHashedAreAskedToComeBackAndNotCounted() {
    try (var portal = new TestPortal()) {
      var answers = flood(portal);
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

  private static List<HttpResponse<String>> flood(TestPortal portal) {
    var requests = WrongLogins.ready(portal, AT_ONCE);
    try (var http = HttpClient.newHttpClient()) {
      var sent =
          requests.stream()
              .map(request -> http.sendAsync(request, BodyHandlers.ofString()))
              .toList();
      return sent.stream().map(CompletableFuture::join).toList();
    }
  }
}
