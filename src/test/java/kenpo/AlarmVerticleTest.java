package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.audit.Audit;
import kenpo.config.PortalConfig;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.Eventually;
import kenpo.support.MovableClock;
import kenpo.throttle.AlarmSwitch;
import kenpo.throttle.Alarms;
import kenpo.throttle.AllowList.Tried;
import kenpo.throttle.Lookout;
import kenpo.throttle.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The beats of a server, on a database that can't say which alarms are on for a while. */
class AlarmVerticleTest {

  private static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));
  private static final Society AOBA = SOCIETIES.byId("aoba").orElseThrow();

  private final PortalConfig.Database database = Database.fresh();
  private final MovableClock clock = new MovableClock();
  private final Vertx vertx = Vertx.vertx();
  private final Db db = Db.open(vertx, database);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Audit audit = new Audit(db, clock, meters);
  private final AlarmSwitch alarm = new AlarmSwitch(db, audit, SOCIETIES, clock);
  private final AtomicInteger beats = new AtomicInteger();
  private final Alarms alarms =
      new Alarms(db, audit, SOCIETIES, new Tokens(new SecureRandom()), counted(), meters);
  private final Surroundings known = new Lookout(alarms, Surroundings.UNKNOWN);
  private final Logger logger = (Logger) LoggerFactory.getLogger(AlarmVerticle.class);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  /** Each beat asks for the time once. */
  private InstantSource counted() {
    return () -> {
      beats.incrementAndGet();
      return clock.instant();
    };
  }

  @BeforeEach
  void listen() {
    told.start();
    logger.addAppender(told);
  }

  @AfterEach
  void close() {
    logger.detachAppender(told);
    vertx.close().await();
  }

  @Test
  void aServerThatCanNotReadThemYetTriesAgainAndThenKnowsThemFromItsStart() {
    alarm.on(Optional.empty()).await();
    away();
    var started = vertx.deployVerticle(new AlarmVerticle(alarms));
    Eventually.holds("a second try", () -> beats.get() > 1);
    assertThat(started.isComplete()).isFalse();
    back();
    started.await();
    assertThat(known.alarm(AOBA)).isEqualTo(4);
    assertThat(told.list).hasSize(1);
  }

  @Test
  void aServerThatNeverCanDoesNotStart() throws Exception {
    away();
    var started = vertx.deployVerticle(new AlarmVerticle(alarms, 2));
    started.otherwiseEmpty().await(30, TimeUnit.SECONDS);
    assertThat(started.failed()).isTrue();
    assertThat(beats).hasValue(2);
  }

  @Test
  void whileTheyCanNotBeReadThoseKnownLastHoldAndItIsToldOnce() {
    alarm.on(Optional.empty()).await();
    vertx.deployVerticle(new AlarmVerticle(alarms)).await();
    away();
    execute("UPDATE away SET ended_at = began_at");
    int before = beats.get();
    Eventually.holds("three more beats", () -> beats.get() > before + 2);
    assertThat(known.alarm(AOBA)).isEqualTo(4);
    assertThat(told.list).hasSize(1);
    back();
    Eventually.holds("it has heard of the end", () -> known.alarm(AOBA) == 0);
    away();
    Eventually.holds("told anew", () -> told.list.size() == 2);
  }

  @Test
  void whatItHasSeenIsWrittenDownWhenItStops() {
    var id = vertx.deployVerticle(new AlarmVerticle(alarms)).await();
    for (int i = 0; i < 5; i++) {
      var account = Buffer.buffer().appendLong(i).appendLong(7);
      known.tried(new Tried(AOBA, "192.0.2.1", Buffer.buffer(), account, true)).await();
    }
    vertx.undeploy(id).await();
    assertThat(query("SELECT sum(failures) FROM throttle_tallies")).containsExactly("5");
  }

  private void away() {
    execute("ALTER TABLE throttle_alarms RENAME TO away");
  }

  private void back() {
    execute("ALTER TABLE away RENAME TO throttle_alarms");
  }

  private void execute(String sql) {
    Database.execute(database.name(), sql);
  }

  private List<String> query(String sql) {
    return Database.query(database.name(), sql);
  }
}
