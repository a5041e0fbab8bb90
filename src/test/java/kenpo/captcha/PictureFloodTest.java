package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import kenpo.support.Accounts;
import kenpo.support.Reader;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** Somebody asks for more sounds and pictures than can be made. */
class PictureFloodTest {

  private static final int AT_ONCE = 400;
  private static final String FLOODER = "127.8.8.8";

  @Test
  void fillsAQuarterOfThePlacesAndOthersLogInByTheirPicturesMeanwhile() {
    try (var portal = new TestPortal();
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", "hanako@example.jp", "four words of hers");
      var seals = seals(portal);
      var person = portal.browserFrom("127.7.7.7");
      var page = person.get("/login");
      var seal = Reader.seal(page.body());
      try (var http =
          HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(FLOODER)).build()) {
        var flood = seals.stream().map(it -> sound(portal, http, it)).toList();
        assertThat(person.get("/captcha/picture/" + seal).status()).isEqualTo(200);
        var login =
            person.type(
                "/login",
                seal,
                Reader.code(seal, portal.clock.instant()),
                "email",
                "hanako@example.jp",
                "password",
                "four words of hers");
        assertThat(login.location()).isEqualTo("/home");
        var answers = flood.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().map(HttpResponse::statusCode).distinct())
            .containsExactlyInAnyOrder(200, 503);
        assertThat(answers)
            .filteredOn(it -> it.statusCode() == 503)
            .allSatisfy(it -> assertThat(it.headers().firstValue("retry-after")).contains("10"));
      }
    }
  }

  private static List<String> seals(TestPortal portal) {
    var browser = portal.browserFrom(FLOODER);
    return Stream.generate(() -> browser.get("/captcha/challenge?purpose=login&level=4&way=code"))
        .limit(AT_ONCE)
        .map(it -> new JsonObject(it.body()).getString("seal"))
        .toList();
  }

  private static CompletableFuture<HttpResponse<byte[]>> sound(
      TestPortal portal, HttpClient http, String seal) {
    var uri = URI.create(portal.address() + "/s/aoba/captcha/sound/" + seal);
    return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }
}
