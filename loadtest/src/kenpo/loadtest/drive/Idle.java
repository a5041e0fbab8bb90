package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Many connections that each asked for one page and stay open: what they cost in memory. */
final class Idle {

  private static final int AT_ONCE = 100;
  private static final long SETTLE_MS = 1000;
  private static final long PATIENCE_SECONDS = 60;

  private final HttpClientAgent http;
  private final URI page;
  private final Vertx vertx;
  private final List<HttpClientConnection> open = new ArrayList<>();

  private Idle(Vertx vertx, URI page) {
    this.vertx = vertx;
    this.http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions());
    this.page = page;
  }

  /** KiB of the server's resident memory for each connection; fails when one is refused or lost. */
  static double kibEach(Vertx vertx, Server server, URI page, int connections)
      throws TimeoutException, InterruptedException {
    var idle = new Idle(vertx, page);
    try {
      return idle.kibEach(server, connections);
    } finally {
      idle.http.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private double kibEach(Server server, int connections)
      throws TimeoutException, InterruptedException {
    // As much garbage as the connections' own pages make is there before them.
    batch(AT_ONCE);
    for (int i = 0; i < connections; i += AT_ONCE) {
      askAll(open.subList(0, AT_ONCE));
    }
    long before = Cpu.residentKib(server.process());
    for (int left = connections; left > 0; left -= AT_ONCE) {
      batch(Math.min(AT_ONCE, left));
    }
    Thread.sleep(SETTLE_MS);
    long after = Cpu.residentKib(server.process());
    for (int i = 0; i < open.size(); i += AT_ONCE) {
      askAll(open.subList(i, Math.min(open.size(), i + AT_ONCE)));
    }
    return (after - before) / (double) connections;
  }

  private void batch(int size) throws TimeoutException {
    var fresh =
        Turn.await(vertx, () -> Future.all(Stream.generate(this::connect).limit(size).toList()));
    open.addAll(fresh.list());
    askAll(fresh.list());
  }

  private Future<HttpClientConnection> connect() {
    return http.connect(new HttpConnectOptions().setHost(page.getHost()).setPort(page.getPort()));
  }

  private void askAll(List<HttpClientConnection> connections) throws TimeoutException {
    Turn.await(vertx, () -> Future.all(connections.stream().map(this::ask).toList()));
  }

  private Future<Void> ask(HttpClientConnection connection) {
    return connection
        .request(new RequestOptions().setMethod(HttpMethod.GET).setURI(page.getPath()))
        .compose(request -> request.send())
        .compose(
            answer ->
                answer.statusCode() == 200
                    ? answer.body().mapEmpty()
                    : Future.failedFuture(
                        new WrongAnswer("an idle connection got " + answer.statusCode())));
  }
}
