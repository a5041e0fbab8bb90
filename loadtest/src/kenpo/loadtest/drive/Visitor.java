package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kenpo.loadtest.Cookies;
import kenpo.loadtest.FormBody;

/**
 * Somebody's browser: one connection, to a server on this machine from an address of 127.0.0.0/8 of
 * its own, that keeps all cookies it is given. An answer with another status than expected is a
 * failure.
 */
final class Visitor {

  private static final long PATIENCE_SECONDS = 30;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");
  static final MultiMap HEADERS =
      MultiMap.caseInsensitiveMultiMap()
          .add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) kenpo-portal loadtest")
          .add("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
          .add("Accept-Language", "ja,en;q=0.5")
          .add("Sec-Fetch-Site", "same-origin")
          .add("Sec-Fetch-Mode", "navigate")
          .add("Sec-Fetch-Dest", "document");

  private final HttpClient http;
  private final URI base;
  private final Cookies cookies = new Cookies();
  private final MultiMap said = MultiMap.caseInsensitiveMultiMap();

  Visitor(Vertx vertx, URI base, String from) {
    this.base = base;
    var tls = base.getScheme().equals("https");
    var options =
        new HttpClientOptions()
            .setSsl(tls)
            .setDecompressionSupported(true)
            .setDefaultHost(base.getHost())
            .setDefaultPort(base.getPort() < 0 ? (tls ? 443 : 80) : base.getPort());
    this.http =
        vertx.createHttpClient(
            LOOPBACK.contains(base.getHost()) ? options.setLocalAddress(from) : options,
            new PoolOptions().setHttp1MaxSize(1));
  }

  /** What came back. */
  record Answer(String location, Buffer body) {

    String text() {
      return body.toString(StandardCharsets.UTF_8);
    }
  }

  /** What it has been given so far, as a request says it. */
  String cookies() {
    return cookies.header();
  }

  Future<Void> close() {
    return http.close();
  }

  /** Logged out, in a browser that is known since it was logged in with. */
  void forget() {
    cookies.forgetBut("-device", "-known");
  }

  /** A header of each request from now on. */
  Visitor says(String header, String value) {
    said.set(header, value);
    return this;
  }

  /** {@code path} is below the base. */
  Future<Answer> get(String path) {
    return get(path, 200);
  }

  Future<Answer> get(String path, int status) {
    return ask(HttpMethod.GET, base.getPath() + path, Buffer.buffer(), status);
  }

  /** {@code path} is that of the host, as pages name it. */
  Future<Answer> getWhole(String path) {
    return ask(HttpMethod.GET, path, Buffer.buffer(), 200);
  }

  /** Sends a form, which has to be answered by a redirect. */
  Future<Answer> post(String path, Map<String, String> form) {
    return post(path, form, 303);
  }

  Future<Answer> post(String path, Map<String, String> form, int status) {
    return ask(HttpMethod.POST, base.getPath() + path, Buffer.buffer(FormBody.of(form)), status);
  }

  private Future<Answer> ask(HttpMethod method, String path, Buffer body, int status) {
    return http.request(new RequestOptions().setMethod(method).setURI(path))
        .compose(request -> send(request, body))
        .compose(answer -> read(method + " " + path, answer, status))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Future<HttpClientResponse> send(HttpClientRequest request, Buffer body) {
    request.headers().addAll(HEADERS).addAll(said);
    if (!cookies.isEmpty()) {
      request.putHeader(HttpHeaders.COOKIE, cookies.header());
    }
    if (body.length() == 0) {
      return request.send();
    }
    return request
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
        .putHeader(HttpHeaders.ORIGIN, base.getScheme() + "://" + base.getAuthority())
        .send(body);
  }

  private Future<Answer> read(String asked, HttpClientResponse answer, int status) {
    answer.cookies().forEach(cookies::keep);
    var location = String.valueOf(answer.getHeader(HttpHeaders.LOCATION));
    return answer.statusCode() == status
        ? answer.body().map(body -> new Answer(location, body))
        : Future.failedFuture(
            new WrongAnswer("%s: %d (%s)".formatted(asked, answer.statusCode(), location)));
  }
}
