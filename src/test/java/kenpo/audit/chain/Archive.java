package kenpo.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.audit.chain.Finding.What;
import kenpo.config.PortalConfig;
import kenpo.config.Secret;
import kenpo.db.Db;
import kenpo.db.Schema;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.support.TestPortal;

/** The audit log of two societies, servers that seal it, and the owner, who can do anything. */
final class Archive implements AutoCloseable {

  static final Secret SECRET = new Secret(TestPortal.SECRET);

  final PortalConfig.Database database = Database.fresh();
  final MovableClock clock = new MovableClock();
  final Vertx vertx = Vertx.vertx();
  final Db db = Db.open(vertx, database);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Sealing sealing = server();

  private enum Result {
    WELCOME
  }

  Sealing server() {
    return server(SECRET);
  }

  Sealing server(Secret secret) {
    return new Sealing(
        Db.open(vertx, database), secret, new String[] {"aoba", "minato"}, clock, meters);
  }

  void beat() {
    beat(sealing);
  }

  static void beat(Sealing server) {
    assertThat(server.beat().await()).isEmpty();
  }

  /** So many events of aoba's, in one transaction. */
  void record(int count) {
    record("aoba", count);
  }

  void record(String society, int count) {
    var events =
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> Event.of(Kind.LOGIN, Result.WELCOME, "192.0.2.1").account(n).member(n))
            .map(event -> event.subject(1))
            .toList();
    new Audit(db, clock, meters).recordAll(society, events).await();
  }

  /** Each in a transaction of its own, and each sealed by a beat of its own. */
  void sealed(int count) {
    for (int i = 0; i < count; i++) {
      record(1);
      beat();
    }
  }

  Report verify(Head... held) {
    return verify(List.of(), held);
  }

  Report verify(List<Secret> former, Head... held) {
    return new Verification(db, SECRET, former, clock).of("aoba", List.of(held)).await();
  }

  /** What was found, at which seal. */
  List<String> found(Head... held) {
    return verify(held).findings().stream().map(it -> it.what() + " " + it.number()).toList();
  }

  List<What> whats(Report report) {
    return report.findings().stream().map(Finding::what).toList();
  }

  /** As the owner of the database. */
  void owner(String... statements) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection of the owner's, who may leave a transaction open. */
  Connection connect() {
    return new Schema(database).connect();
  }

  List<String> query(String sql) {
    return Database.query(database, sql);
  }

  /** Subjects of aoba's events in the order of their seals. */
  List<String> sealedSubjects() {
    return query(
        """
        SELECT e.subject
        FROM audit_seals AS a
        JOIN audit_events AS e ON e.society_id = a.society_id AND e.event_id = a.event_id
        WHERE a.society_id = 'aoba'
        ORDER BY a.seal_no
        """);
  }

  Head end() {
    return sealing.heads().await().get("aoba");
  }

  static String insert(long subject) {
    return insert(subject, "DEFAULT");
  }

  static String insert(long subject, String tx) {
    return """
    INSERT INTO audit_events (society_id, at, kind, outcome, subject, tx)
    VALUES ('aoba', '2026-12-01T01:00:00Z', 'LOGIN', 'WELCOME', %d, %s)
    """
        .formatted(subject, tx);
  }

  static List<String> numbers(int from, int to) {
    return new ArrayList<>(
        Stream.iterate(from, n -> n <= to, n -> n + 1).map(String::valueOf).toList());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
