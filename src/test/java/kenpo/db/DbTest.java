package kenpo.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Tls;
import kenpo.support.Database;
import kenpo.support.Eventually;
import kenpo.support.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a call when connections hang, are lost, or are too few. */
class DbTest {

  private static final int OWN = 3;
  private static final int SHARED = 2;
  private static final int READS_AT_ONCE = 16;

  /** A question a second, and a limit on its answer. */
  private static final Duration SOON = Duration.ofMillis(2500);

  private static final String COUNT =
      """
      INSERT INTO throttle_counts (society_id, limit_name, subject_key, count, window_ends)
      VALUES ('aoba', 'A', '\\x00', 1, '2030-01-01')
      """;

  private final PortalConfig.Database database = Database.fresh();
  private final Line line = new Line(database.port());
  private final Vertx vertx = Vertx.vertx();
  private final Db db = open(OWN, SHARED, 100);

  @AfterEach
  void close() {
    vertx.close().await();
    line.close();
  }

  @Test
  void aReadCanNeitherChangeNorLock() {
    var change = "DELETE FROM sessions RETURNING society_id";
    var lock = "SELECT society_id FROM sessions FOR UPDATE";
    assertThatThrownBy(db.list(change, DbTest::one)::await).hasMessageContaining("25006");
    assertThatThrownBy(db.list(lock, DbTest::one)::await).hasMessageContaining("25006");
    assertThat(db.transaction(tx -> tx.list(lock, DbTest::one)).await()).isEmpty();
    assertThat(db.changes(change, DbTest::one).await()).isEmpty();
  }

  @Test
  void statementsArePreparedOnceHoweverLongTheyAre() {
    var sql = "SELECT 1 /*" + "long ".repeat(2000) + "*/";
    var prepared = "SELECT count(*)::int AS one FROM pg_prepared_statements WHERE statement = $1";
    var count =
        db.transaction(
            tx ->
                tx.run(sql)
                    .compose(once -> tx.run(sql))
                    .compose(twice -> tx.first(prepared, row -> row.getInteger("one"), sql)));
    assertThat(count.await()).contains(1);
  }

  @Test
  void warmConnectionsAreAllOpen() {
    db.warm().await();
    assertThat(line.open()).isEqualTo(OWN + SHARED);
  }

  @Test
  void connectionsThatHangAreReplacedAndClosed() {
    db.warm().await();
    line.hang();
    var calls = List.<Future<?>>of(db.ping(), db.run("SELECT 1"), transaction());
    calls.forEach(call -> assertThatThrownBy(call::await).isInstanceOf(Unavailable.class));
    assertThat(answers(() -> db.run("SELECT 1"), 2 * OWN)).containsOnly(1);
    assertThat(answers(() -> db.first("SELECT 1", DbTest::one), 100)).hasSize(100);
    Eventually.holds("what hung is closed", () -> line.hanging() == 0);
    assertThat(line.open()).isLessThanOrEqualTo(OWN + SHARED);
  }

  @Test
  void aNetworkThatIsGoneForLongIsWaitedForAndNotLongerThanTheLimit() {
    line.hangFromNowOn(true);
    for (int round = 0; round < 2; round++) {
      long began = System.nanoTime();
      assertThat(answers(db::ping, 40)).isEmpty();
      assertThat(answers(() -> db.run("SELECT 1"), 40)).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }
    line.hangFromNowOn(false);
    Eventually.holds("reads work again", () -> !answers(db::ping, 1).isEmpty());
    Eventually.holds("changes work again", () -> !answers(() -> db.run("SELECT 1"), 1).isEmpty());
    Eventually.holds("what hung is closed", () -> line.hanging() == 0);
  }

  @Test
  void whoeverAsksWhileNothingIsAnsweredIsToldAtOnceUntilSomethingIs() {
    db.warm().await();
    var asks = List.<Supplier<Future<?>>>of(db::ping, () -> db.run("SELECT 1"), this::transaction);
    for (var first : asks) {
      line.hangFromNowOn(true);
      assertThat(refused(first)).isLessThan(Duration.ofMillis(1900));
      for (var next : asks) {
        assertThat(refused(next)).isLessThan(Duration.ofMillis(300));
      }
      line.hangFromNowOn(false);
      Eventually.holds("reads work again", SOON, () -> answers(db::ping, 1).size() == 1);
      Eventually.holds(
          "changes work again", SOON, () -> answers(() -> db.run("SELECT 1"), OWN).size() == OWN);
    }
    Eventually.holds("what hung is closed", () -> line.hanging() == 0);
    Eventually.holds("no more are open than may be", () -> line.open() <= OWN + SHARED);
  }

  @Test
  void manyWhoAskWhileNothingIsAnsweredCostOneQuestionASecond() {
    db.warm().await();
    line.hangFromNowOn(true);
    refused(db::ping);
    int opened = line.opened();
    long began = System.nanoTime();
    while (System.nanoTime() - began < Duration.ofSeconds(3).toNanos()) {
      assertThat(answers(db::ping, 20)).isEmpty();
      assertThat(answers(() -> db.run("SELECT 1"), 20)).isEmpty();
    }
    assertThat(line.opened() - opened).isLessThanOrEqualTo(4);
  }

  @Test
  void oneThatHangsIsNotTakenForTheServer() {
    db.warm().await();
    for (int one = 0; one < OWN + SHARED; one++) {
      line.hangOne();
      var calls = new ArrayList<Future<?>>();
      for (int n = 0; n < 20; n++) {
        calls.add(db.ping());
        calls.add(db.run("SELECT 1"));
        vertx.timer(20).await();
      }
      Future.join(calls).otherwiseEmpty().await();
      assertThat(calls.stream().filter(Future::failed).count()).isLessThanOrEqualTo(READS_AT_ONCE);
    }
  }

  @Test
  void readsThatWaitBehindOthersReplaceNothing() {
    db.warm().await();
    var slow = "SELECT pg_sleep(0.4)";
    var reads = Stream.generate(() -> db.first(slow, DbTest::one)).limit(SHARED * 8).toList();
    Future.join(reads).otherwiseEmpty().await();
    assertThat(reads).anyMatch(Future::failed).anyMatch(Future::succeeded);
    Eventually.holds("reads work again", () -> answers(db::ping, 1).size() == 1);
    assertThat(line.opened()).isEqualTo(OWN + SHARED);
  }

  @Test
  void aSlowStatementCostsNoConnection() {
    var sleep = "SELECT pg_sleep(10)";
    db.warm().await();
    assertThatThrownBy(db.list(sleep, DbTest::one)::await).hasMessageContaining("57014");
    assertThatThrownBy(db.run(sleep)::await).hasMessageContaining("57014");
    assertThat(answers(() -> db.run("SELECT 1"), 2 * OWN)).hasSize(2 * OWN);
    assertThat(line.opened()).isEqualTo(OWN + SHARED);
  }

  @Test
  void whenTooManyWaitTheNextIsRefusedAtOnce() {
    var small = open(1, 1, 1);
    small.warm().await();
    assertRefusedBeyond(2, () -> small.run("SELECT pg_sleep(0.3)"));
    // On one connection 16 reads are under way.
    assertRefusedBeyond(17, () -> small.first("SELECT pg_sleep(0.05)", DbTest::one));
    assertThat(line.opened()).isEqualTo(2);
  }

  @Test
  void aTransactionThatIsLateIsNotCommitted() {
    var late =
        db.transaction(
            tx ->
                tx.run(COUNT)
                    .compose(done -> tx.run("SELECT pg_sleep(0.9)"))
                    .compose(done -> tx.run("SELECT pg_sleep(0.9)")));
    assertThatThrownBy(late::await).isInstanceOf(Unavailable.class);
    Eventually.holds(
        "it has ended",
        () ->
            query(
                        "SELECT pid FROM pg_stat_activity WHERE datname = '%s' AND xact_start IS"
                            + " NOT NULL")
                    .size()
                == 1);
    assertThat(query("SELECT count FROM throttle_counts")).isEmpty();
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNeitherDoneNorRefused() {
    line.loseCommits(true);
    assertThatThrownBy(db.transaction(tx -> tx.run(COUNT))::await).isInstanceOf(Unavailable.class);
    assertThat(line.lost()).isEqualTo(1);
    assertThat(query("SELECT count FROM throttle_counts")).containsExactly("1");
    line.loseCommits(false);
    assertThatThrownBy(db.transaction(tx -> tx.run(COUNT))::await).isInstanceOf(Conflict.class);
  }

  @Test
  void aReadOnAConnectionThatWasCutIsSentAgain() {
    db.warm().await();
    var slow =
        Stream.generate(() -> db.first("SELECT pg_sleep(0.3)", DbTest::one)).limit(2).toList();
    Eventually.holds("the reads are under way", () -> !query(SLEEPING).isEmpty());
    query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND pid <>"
            + " pg_backend_pid()");
    assertThat(slow).allSatisfy(read -> assertThat(read.await()).isPresent());
  }

  @Test
  void certificatesAreCheckedByTheAuthoritiesOfJava() {
    var config = settings(1, 1, 1, Tls.verify);
    // This server has no TLS: it is asked, and says so.
    assertThatThrownBy(Db.open(vertx, config).ping()::await).isInstanceOf(Unavailable.class);
  }

  private static final String SLEEPING =
      "SELECT pid FROM pg_stat_activity WHERE datname = '%s' AND wait_event = 'PgSleep'";

  /** The first so many are answered, and one more is refused before they are. */
  private static void assertRefusedBeyond(int most, Supplier<Future<?>> call) {
    var calls = Stream.generate(call).limit(most + 1).toList();
    assertThatThrownBy(calls.getLast()::await)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("TooBusy");
    assertThat(calls.getFirst().isComplete()).isFalse();
    assertThat(Future.all(calls.subList(0, most)).await().size()).isEqualTo(most);
  }

  /** What was answered of so many calls at once. */
  private static <T> List<T> answers(Supplier<Future<T>> call, int calls) {
    var all = Stream.generate(call).limit(calls).toList();
    Future.join(all).otherwiseEmpty().await();
    return all.stream().filter(Future::succeeded).map(Future::result).toList();
  }

  private static Duration refused(Supplier<Future<?>> call) {
    long began = System.nanoTime();
    assertThatThrownBy(call.get()::await).isInstanceOf(Unavailable.class);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private Future<Integer> transaction() {
    return db.transaction(tx -> tx.run("SELECT 1").compose(done -> tx.run("SELECT 2")));
  }

  private static int one(Row row) {
    return 1;
  }

  private List<String> query(String sql) {
    return Database.query(database.name(), sql.formatted(database.name()));
  }

  private Db open(int own, int shared, int waiting) {
    return Db.open(vertx, settings(own, shared, waiting, Tls.disable));
  }

  private PortalConfig.Database settings(int own, int shared, int waiting, Tls tls) {
    return new PortalConfig.Database(
        "127.0.0.1",
        line.port(),
        database.name(),
        database.application(),
        database.owner(),
        tls,
        own,
        shared,
        waiting,
        Duration.ofMillis(1500),
        false,
        database.direct());
  }
}
