package kenpo.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kenpo.config.ConfigError;
import kenpo.config.PortalConfig;
import kenpo.registration.Walk;
import kenpo.support.Database;
import kenpo.support.Pgbouncer;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Behind a pgbouncer that gives each transaction whichever of its servers is free. */
class PgbouncerTest {

  private static final String SETTINGS =
      "SET statement_timeout = 4000; SET idle_in_transaction_session_timeout = 10000";

  private final PortalConfig.Database database = Database.fresh();
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aPersonRegistersAndLogsIn() {
    try (var pgbouncer = new Pgbouncer(database, SETTINGS);
        var portal = new TestPortal(UnaryOperator.identity(), pgbouncer.settings(true))) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      assertThat(walk.register().status()).isEqualTo(200);
      var browser = portal.browser();
      browser.get("/login");
      var login = browser.post("/login", "email", walk.email(), "password", walk.password());
      assertThat(login.location()).isEqualTo("/home");
      assertThat(browser.get("/home").status()).isEqualTo(200);
    }
  }

  @Test
  void transactionsAndReadsAtOnceKeepApart() {
    try (var pgbouncer = new Pgbouncer(database, SETTINGS)) {
      assertThat(failures(Db.open(vertx, pgbouncer.settings(true)))).isEmpty();
      assertThat(Database.query(database.name(), "SELECT sum(count) FROM throttle_counts"))
          .containsExactly("400");
    }
  }

  /** So that the test above is known to be able to fail. */
  @Test
  void aServerThatDoesNotKnowOfItsPgbouncerFails() {
    try (var pgbouncer = new Pgbouncer(database, SETTINGS)) {
      assertThat(failures(Db.open(vertx, pgbouncer.settings(false)))).isNotEmpty();
    }
  }

  @Test
  void aPgbouncerWhoseServersNeverGiveUpStopsTheStart() {
    try (var endless = new Pgbouncer(database, "SELECT 1")) {
      assertThatThrownBy(() -> new TestPortal(UnaryOperator.identity(), endless.settings(true)))
          .isInstanceOf(ConfigError.class)
          .hasMessageContainingAll(
              "database.pgbouncer: ", "connect_query='SET statement_timeout = 4000'");
    }
  }

  /** Counters raised in 200 transactions of two statements each, and read in between. */
  private static List<Throwable> failures(Db db) {
    var calls =
        IntStream.range(0, 200).mapToObj(n -> Future.join(raise(db, n), read(db, n))).toList();
    Future.join(calls).otherwiseEmpty().await();
    return calls.stream().filter(Future::failed).map(Future::cause).toList();
  }

  private static Future<Integer> raise(Db db, int n) {
    return db.transaction(tx -> raiseIn(tx, n).compose(done -> raiseIn(tx, n)));
  }

  private static Future<Integer> raiseIn(Db tx, int n) {
    return tx.run(
        """
        INSERT INTO throttle_counts AS c (society_id, limit_name, subject_key, count, window_ends)
        VALUES ($1, $2, '\\x00', 1, '2030-01-01')
        ON CONFLICT (society_id, limit_name, subject_key) DO UPDATE
        SET count = c.count + 1
        """,
        "aoba",
        "L" + n);
  }

  private static Future<Integer> read(Db db, int n) {
    return db.first("SELECT $1::integer AS n, %d AS m".formatted(n % 7), r -> r.getInteger("n"), n)
        .map(found -> found.filter(it -> it == n).orElseThrow());
  }
}
