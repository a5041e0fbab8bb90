package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kenpo.audit.Audit;
import kenpo.config.PortalConfig;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers beside each other on one database, as they beat. */
class AlarmsTest {

  private static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));
  private static final Society AOBA = SOCIETIES.byId("aoba").orElseThrow();
  private static final Vertx VERTX = Vertx.vertx();

  private final PortalConfig.Database database = Database.fresh();
  private final MovableClock clock = new MovableClock();
  private final List<Db> opened = new ArrayList<>();
  private final List<Alarms> servers = new ArrayList<>();

  @BeforeEach
  void start() {
    for (int i = 0; i < 3; i++) {
      servers.add(server());
    }
  }

  @AfterEach
  void stop() {
    opened.forEach(db -> db.close().await());
  }

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void failuresOfAllServersAreAddedUpAndEachIsCountedOnce() {
    for (int i = 0; i < 29; i++) {
      fail(i % 3, i % 20);
      beat();
    }
    assertThat(added()).containsOnly(0.0);
    fail(0, 0);
    beat();
    beat();
    assertThat(added()).containsOnly(2.0);
  }

  @Test
  void anAccountThatFailsOnManyServersIsOneAccount() {
    for (int i = 0; i < 60; i++) {
      fail(i % 3, i / 3 % 19);
    }
    beat();
    beat();
    assertThat(added()).containsOnly(0.0);
    fail(1, 19);
    beat();
    beat();
    assertThat(added()).containsOnly(2.0);
  }

  @Test
  void whatIsMoreThanTenMinutesApartIsNotOneSpray() {
    spray(29);
    beat();
    clock.advance(Duration.ofMinutes(10));
    fail(0, 100);
    beat();
    beat();
    assertThat(added()).containsOnly(0.0);
  }

  @Test
  void anotherSocietyIsNotConcerned() {
    var hikari = SOCIETIES.all().stream().filter(s -> !s.id().equals("aoba")).findFirst();
    spray(40);
    beat();
    beat();
    assertThat(servers.get(0).added(hikari.orElseThrow())).isZero();
  }

  @Test
  void serversThatHearOfItAtTheSameTimeBeginOneAlarm() {
    for (int round = 0; round < 5; round++) {
      spray(40);
      servers.forEach(server -> server.write().await());
      Future.all(servers.stream().map(Alarms::beat).toList()).await();
      assertThat(added()).containsOnly(2.0);
      clock.advance(Duration.ofMinutes(40));
      Future.all(servers.stream().map(Alarms::beat).toList()).await();
      assertThat(added()).containsOnly(0.0);
    }
    assertThat(query("SELECT outcome FROM audit_events WHERE kind = 'ALARM' ORDER BY event_id"))
        .hasSize(10)
        .startsWith("SPRAY_BEGAN", "SPRAY_ENDED");
  }

  @Test
  void itEndsAfterTwentyQuietMinutes() {
    spray(40);
    beat();
    clock.advance(Duration.ofMinutes(9));
    beat();
    clock.advance(Duration.ofMinutes(20).minusSeconds(1));
    beat();
    assertThat(added()).containsOnly(2.0);
    clock.advance(Duration.ofSeconds(1));
    beat();
    assertThat(added()).containsOnly(0.0);
    assertThat(query("SELECT ended_at - began_at FROM throttle_alarms"))
        .containsExactly("00:29:00");
  }

  @Test
  void aServerThatStartsKnowsOfIt() {
    spray(40);
    beat();
    var restarted = server();
    restarted.beat().await();
    assertThat(restarted.added(AOBA)).isEqualTo(2);
    assertThat(query("SELECT outcome FROM audit_events")).containsExactly("SPRAY_BEGAN");
  }

  @Test
  void whatAServerHasSeenIsNotLostWhenItStops() {
    spray(40);
    servers.forEach(server -> server.write().await());
    var another = server();
    another.beat().await();
    assertThat(another.added(AOBA)).isEqualTo(2);
  }

  @Test
  void whatIsUsualAtThisHourIsNoSpray() {
    history(100, 5);
    spray(104);
    beat();
    beat();
    assertThat(added()).as("the mean is 100, the deviation about 1").containsOnly(0.0);
    spray(2);
    beat();
    beat();
    assertThat(added()).containsOnly(2.0);
  }

  @Test
  void anAttackDoesNotMakeTheNextOneUsualAndTheHistoryEndsAfterFourteenDays() {
    var history = new SprayHistory(open(), SOCIETIES);
    spray(500);
    beat();
    clock.advance(Duration.ofMinutes(11));
    assertThat(history.remember(clock.instant()).await()).isEqualTo(SOCIETIES.all().size());
    assertThat(history.remember(clock.instant()).await()).isZero();
    assertThat(query("SELECT max(failures) FROM throttle_history")).containsExactly("3");
    assertThat(query("SELECT count(*) FROM throttle_tallies")).isNotEqualTo(List.of("0"));
    history.purge(clock.instant().plus(Duration.ofHours(2))).await();
    assertThat(query("SELECT count(*) FROM throttle_tallies")).containsExactly("0");
    history.purge(clock.instant().plus(Duration.ofDays(14))).await();
    assertThat(query("SELECT count(*) FROM throttle_history")).containsExactly("0");
  }

  @Test
  void anAttackAtTheSameHourOfTenDaysBeginsAnAlarmEachDayWithTheSameGuess() {
    var history = new SprayHistory(open(), SOCIETIES);
    for (int day = 0; day < 10; day++) {
      var hour = clock.instant();
      spray(29);
      beat();
      beat();
      assertThat(added()).as("day %d", day).containsOnly(0.0);
      for (int sum = 0; sum < 6; sum++) {
        spray(sum == 0 ? 1 : 300);
        beat();
        beat();
        assertThat(added()).as("day %d", day).containsOnly(2.0);
        spray(270);
        beat();
        clock.advance(Duration.ofMinutes(10));
        history.remember(clock.instant().plus(Duration.ofMinutes(1))).await();
      }
      clock.advance(Duration.between(clock.instant(), hour.plus(Duration.ofDays(1))));
      beat();
    }
    assertThat(query("SELECT count(*) FROM throttle_history WHERE society_id = 'aoba'"))
        .containsExactly("60");
  }

  @Test
  void fiveThousandAccountsWithOneGuessEachRaiseItWithinAMinute() {
    var began = clock.instant();
    int guesses = 0;
    while (added().contains(0.0)) {
      for (int i = 0; i < 8; i++) {
        fail(guesses % 3, guesses);
        guesses++;
      }
      beat();
      clock.advance(Duration.ofSeconds(1));
      assertThat(guesses).isLessThan(5_000);
    }
    assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofMinutes(1));
  }

  /** So many at this hour on each day before, give or take one. */
  private void history(int failures, int days) {
    var day = clock.instant();
    Database.execute(
        database.name(),
        """
        INSERT INTO throttle_history (society_id, period, failures)
        SELECT 'aoba', '%s'::timestamptz - d * interval '1 day' + p * interval '10 minutes', %d + 2 * (p %% 2) - 1
        FROM generate_series(1, 10) AS d, generate_series(0, %d) AS p
        """
            .formatted(Instant.parse(day.toString()), failures, days));
  }

  private void spray(int failures) {
    for (int i = 0; i < failures; i++) {
      fail(i % 3, i);
    }
  }

  private void fail(int server, int account) {
    servers.get(server).failed(AOBA, Buffer.buffer().appendLong(account).appendLong(7));
  }

  /** All servers, one after the other. */
  private void beat() {
    servers.forEach(server -> server.beat().await());
  }

  private List<Double> added() {
    return servers.stream().map(server -> server.added(AOBA)).toList();
  }

  private Alarms server() {
    var db = open();
    var meters = new SimpleMeterRegistry();
    return new Alarms(
        db, new Audit(db, clock, meters), SOCIETIES, new Tokens(new SecureRandom()), clock, meters);
  }

  private Db open() {
    var db = Db.open(VERTX, database);
    opened.add(db);
    return db;
  }

  private List<String> query(String sql) {
    return Database.query(database.name(), sql);
  }
}
