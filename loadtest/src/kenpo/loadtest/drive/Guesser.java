package kenpo.loadtest.drive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kenpo.loadtest.Cookies;
import kenpo.loadtest.FormBody;
import kenpo.loadtest.Page;
import kenpo.loadtest.Work;

/** A browser that nobody knows, from an address of 127.0.0.0/8; takes the time of its guesses. */
final class Guesser implements AutoCloseable {

  private static final Pattern TOKEN =
      Pattern.compile("[0-9]{13}[.][A-Za-z0-9_-]{22}|[A-Za-z0-9_-]{43,}");

  /** They differ with the address that is shown again, and with the clock. */
  private static final Set<String> OF_ITS_OWN = Set.of("content-length", "retry-after");

  private final URI base;
  private final HttpClient http;
  private final Cookies cookies = new Cookies();
  private final String csrf;

  Guesser(URI base, String from) throws IOException, InterruptedException {
    this.base = base;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(InetAddress.ofLiteral(from))
            .build();
    var page = new Page(send(HttpRequest.newBuilder(URI.create(base + "/login"))).body());
    this.csrf = page.formTo(base.getPath() + "/login").orElseThrow().get("csrf");
  }

  /**
   * @param bytes status, headers and page, without tokens and what was typed
   * @param ms from the form's sending to its answer's last byte
   */
  record Guess(int status, String bytes, double ms) {}

  Guess guess(String email, String password) throws IOException, InterruptedException {
    var given = send(HttpRequest.newBuilder(URI.create(base + "/captcha/challenge?purpose=login")));
    var form =
        FormBody.of(
            Map.of(
                "email", email,
                "password", password,
                "challenge", Work.done(given.body()),
                "csrf", csrf));
    var request =
        HttpRequest.newBuilder(URI.create(base + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    long began = System.nanoTime();
    var answer = send(request);
    double ms = (System.nanoTime() - began) / 1e6;
    return new Guess(answer.statusCode(), bytes(answer, email), ms);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies.header());
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    answer.headers().allValues("set-cookie").forEach(cookies::keep);
    return answer;
  }

  private static String bytes(HttpResponse<String> answer, String email) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(OF_ITS_OWN);
    var whole = answer.statusCode() + "\n" + headers + "\n" + answer.body().replace(email, "");
    return TOKEN.matcher(whole).replaceAll("").replaceAll("[0-9]{1,2}:[0-9]{2}", "");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
