package kenpo.support;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Statements that what runs on a Vert.x sends to the database. */
public final class Statements
    implements VertxMetricsFactory, VertxMetrics, ClientMetrics<Object, Object, Object> {

  /** By which a connection finds out, now and then, that it lives. */
  private static final String PING = "SELECT 1";

  private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

  /** One whose statements are seen here. */
  public Vertx vertx() {
    return Vertx.builder()
        .with(new VertxOptions().setMetricsOptions(new MetricsOptions().setEnabled(true)))
        .withMetrics(this)
        .build();
  }

  /** Those that were sent while this was done. */
  public List<String> during(Runnable work) {
    sent.clear();
    work.run();
    return List.copyOf(sent);
  }

  /** Whether one was sent that says this. */
  public boolean have(String words) {
    return sent.stream().anyMatch(sql -> sql.contains(words));
  }

  @Override
  public Object requestBegin(String sql, Object request) {
    if (!sql.equals(PING)) {
      sent.add(sql);
    }
    return sql;
  }

  @Override
  public VertxMetrics metrics(VertxOptions options) {
    return this;
  }

  @Override
  public ClientMetrics<?, ?, ?> createClientMetrics(
      SocketAddress server, String type, String namespace) {
    return this;
  }

  @Override
  public boolean isMetricsEnabled() {
    return true;
  }
}
