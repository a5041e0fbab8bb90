package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kenpo.loadtest.Account;
import kenpo.loadtest.FormBody;

/**
 * Attackers: tries take turns between addresses, each in a network of its own. Every other one
 * comes through a proxy of ours, which names it; the others each open a connection. They share one
 * login form, as no form belongs to an address.
 */
final class Horde {

  static final String PROXY = "127.0.0.2";
  private static final int HOSTS = 250;
  private static final int FIRST_DIRECT = 64;
  private static final int FIRST_ELSEWHERE = 96;
  private static final int ELSEWHERE = 25_000;
  private static final int CONNECTIONS_OF_PROXY = 64;
  private static final int KEPT_SECONDS = 10;
  private static final long PATIENCE_SECONDS = 30;

  private final Vertx vertx;
  private final URI base;
  private final int addresses;
  private final String cookies;
  private final Map<String, String> form;
  private final HttpClient proxy;

  private Horde(Vertx vertx, URI base, int addresses, String cookies, Map<String, String> form) {
    this.vertx = vertx;
    this.base = base;
    this.addresses = addresses;
    this.cookies = cookies;
    this.form = form;
    this.proxy = client(PROXY, CONNECTIONS_OF_PROXY);
  }

  /** What came back, of which the body matters seldom. */
  record Answer(int status, boolean tellsWhen, String body) {}

  /** They look at one login page. */
  static Future<Horde> arrive(Vertx vertx, URI base, int addresses) {
    var visitor = new Visitor(vertx, base, "127.63.1.7");
    var nobody = new Account("", "", "", "");
    return visitor
        .get("/login")
        .map(page -> new Filled(page.text(), base, nobody).fields())
        .map(fields -> new Horde(vertx, base, addresses, visitor.cookies(), fields))
        .onComplete(done -> visitor.close());
  }

  /** The work at the address of the try so numbered. */
  Future<String> challenge(int number) {
    return ask(HttpMethod.GET, number, "/captcha/challenge?purpose=login", "").map(Answer::body);
  }

  /** {@code answer}: to the challenge, or nothing. */
  Future<Answer> guess(int number, String email, String answer) {
    var fields = new HashMap<>(form);
    fields.put("email", email);
    fields.put("password", "guess number " + number);
    fields.put("challenge", answer);
    return ask(HttpMethod.POST, number, "/login", FormBody.of(fields));
  }

  private Future<Answer> ask(HttpMethod method, int number, String path, String body) {
    int place = number % addresses;
    int network = place / 2;
    if (place % 2 == 1) {
      return ask(
          proxy,
          method,
          path,
          body,
          request -> request.putHeader("X-Forwarded-For", address("11.%d.%d.7", 0, network)));
    }
    var client = client(address("127.%d.%d.7", FIRST_DIRECT, network), 1);
    return ask(client, method, path, body, Function.identity()).onComplete(done -> client.close());
  }

  private Future<Answer> ask(
      HttpClient client,
      HttpMethod method,
      String path,
      String body,
      Function<HttpClientRequest, HttpClientRequest> named) {
    return client
        .request(new RequestOptions().setMethod(method).setURI(base.getPath() + path))
        .map(named)
        .compose(request -> send(request, body))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Future<Answer> send(HttpClientRequest request, String body) {
    request.headers().addAll(Visitor.HEADERS).add(HttpHeaders.COOKIE, cookies);
    if (!body.isEmpty()) {
      request
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
          .putHeader(HttpHeaders.ORIGIN, base.getScheme() + "://" + base.getAuthority());
    }
    return request
        .send(body)
        .compose(
            answer ->
                answer
                    .body()
                    .map(
                        bytes ->
                            new Answer(
                                answer.statusCode(),
                                answer.headers().contains(HttpHeaders.RETRY_AFTER),
                                bytes.toString())));
  }

  private HttpClient client(String from, int connections) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setLocalAddress(from)
            // Well before the server closes it.
            .setKeepAliveTimeout(KEPT_SECONDS)
            .setDefaultHost(base.getHost())
            .setDefaultPort(base.getPort()),
        new PoolOptions().setHttp1MaxSize(connections));
  }

  private static String address(String format, int first, int network) {
    return format.formatted(first + network / HOSTS, 1 + network % HOSTS);
  }

  /** Where members come from who are on a new device: a network of its own each time. */
  static String elsewhere(int number) {
    return address("127.%d.%d.9", FIRST_ELSEWHERE, number % ELSEWHERE);
  }
}
