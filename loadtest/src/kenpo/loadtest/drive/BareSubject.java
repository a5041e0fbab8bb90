package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** The bare server: for each thing the portal does, the part that can't be saved. */
final class BareSubject implements Subject {

  private final List<Visitor> visitors;
  private final List<Visitor> hashing;

  /** As many connections as people make at the portal. */
  BareSubject(Vertx vertx, URI base, int people, int strangers) {
    this.visitors = visitors(vertx, base, strangers, 200);
    this.hashing = visitors(vertx, base, people, 201);
  }

  @Override
  public Future<Void> prepare() {
    return Future.succeededFuture();
  }

  @Override
  public Walk page(int user) {
    return () -> visitors.get(user).get("/page").mapEmpty();
  }

  @Override
  public Walk browse(int user) {
    return page(user);
  }

  @Override
  public Walk home(int user) {
    return () -> visitors.get(user).get("/row").mapEmpty();
  }

  /** One hash. */
  @Override
  public Walk login(int user) {
    return () -> hashing.get(user).get("/hash").mapEmpty();
  }

  private static List<Visitor> visitors(Vertx vertx, URI base, int count, int network) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Visitor(vertx, base, "127.%d.%d.10".formatted(network, i + 1)))
        .toList();
  }
}
