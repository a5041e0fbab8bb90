package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.audit.Audit;
import kenpo.config.PortalConfig;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.throttle.AlarmSwitch.Lit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator's own alarm, switched as at the command line, and a server that hears of it. */
class AlarmSwitchTest {

  private static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));
  private static final Duration HOUR = Duration.ofHours(1);

  private final PortalConfig.Database database = Database.fresh();
  private final MovableClock clock = new MovableClock();
  private final Instant began = clock.instant();
  private final Vertx vertx = Vertx.vertx();
  private final Db db = Db.open(vertx, database);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Audit audit = new Audit(db, clock, meters);
  private final AlarmSwitch alarm = new AlarmSwitch(db, audit, SOCIETIES, clock);
  private final Alarms server =
      new Alarms(db, audit, SOCIETIES, new Tokens(new SecureRandom()), clock, meters);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void isOnForAllSocietiesUntilItIsSwitchedOff() {
    alarm.on(Optional.empty()).await();
    clock.advance(Duration.ofDays(30));
    assertThat(added()).containsOnly(4.0).hasSize(SOCIETIES.all().size());
    assertThat(lit()).containsExactlyElementsOf(byHand(Optional.empty()));
    assertThat(alarm.off().await()).isEqualTo(SOCIETIES.all().size());
    assertThat(added()).containsOnly(0.0);
    assertThat(lit()).isEmpty();
    assertThat(audited()).containsExactlyElementsOf(forEach("SWITCHED_ON", "SWITCHED_OFF"));
  }

  @Test
  void endsByItselfAfterItsTimeAndThatIsWrittenDownOnce() {
    alarm.on(Optional.of(HOUR)).await();
    clock.advance(HOUR.minusSeconds(1));
    assertThat(added()).containsOnly(4.0);
    assertThat(lit()).containsExactlyElementsOf(byHand(Optional.of(began.plus(HOUR))));
    clock.advance(Duration.ofSeconds(1));
    assertThat(lit()).as("before a server has said so").isEmpty();
    assertThat(added()).containsOnly(0.0);
    assertThat(added()).containsOnly(0.0);
    assertThat(alarm.off().await()).isZero();
    assertThat(audited()).containsExactlyElementsOf(forEach("SWITCHED_ON", "RAN_OUT"));
  }

  @Test
  void switchedOnAgainItIsTheSameOneWithAnotherEnd() {
    alarm.on(Optional.of(HOUR)).await();
    clock.advance(Duration.ofMinutes(30));
    alarm.on(Optional.of(HOUR)).await();
    assertThat(lit())
        .containsExactlyElementsOf(byHand(Optional.of(began.plus(Duration.ofMinutes(90)))));
    alarm.on(Optional.empty()).await();
    assertThat(lit()).containsExactlyElementsOf(byHand(Optional.empty()));
    alarm.on(Optional.of(Duration.ofMinutes(1))).await();
    assertThat(lit()).as("shorter").allMatch(it -> it.until().orElseThrow().isBefore(soon()));
    assertThat(rows()).isEqualTo(SOCIETIES.all().size());
  }

  @Test
  void switchedOnByTwoAtOnceItIsOneAlarm() {
    for (int round = 0; round < 10; round++) {
      Future.all(Stream.generate(() -> alarm.on(Optional.of(HOUR))).limit(8).toList()).await();
      assertThat(lit()).hasSize(SOCIETIES.all().size());
      assertThat(rows()).isEqualTo((round + 1) * SOCIETIES.all().size());
      assertThat(alarm.off().await()).isEqualTo(SOCIETIES.all().size());
    }
  }

  @Test
  void switchedOffItEndsNoAlarmOfASocietyThatIsSprayed() {
    Database.execute(
        database.name(),
        """
        INSERT INTO throttle_alarms (society_id, kind, began_at, ends_at)
        VALUES ('aoba', 'SPRAY', '%1$s', '%1$s'::timestamptz + interval '20 minutes')
        """
            .formatted(began));
    alarm.on(Optional.empty()).await();
    assertThat(added()).containsExactlyInAnyOrder(6.0, 4.0, 4.0);
    assertThat(alarm.off().await()).isEqualTo(SOCIETIES.all().size());
    assertThat(lit())
        .containsExactly(
            new Lit("aoba", false, began, Optional.of(began.plus(Duration.ofMinutes(20)))));
    assertThat(added()).containsExactlyInAnyOrder(2.0, 0.0, 0.0);
  }

  private List<Lit> byHand(Optional<Instant> until) {
    return Arrays.stream(SOCIETIES.ids()).sorted().map(id -> lit(id, until)).toList();
  }

  private Lit lit(String societyId, Optional<Instant> until) {
    return new Lit(societyId, true, began, until);
  }

  private List<Lit> lit() {
    return alarm.status().await();
  }

  private Instant soon() {
    return clock.instant().plus(Duration.ofMinutes(2));
  }

  /** To scores, at a server that has heard of it. */
  private List<Double> added() {
    server.beat().await();
    return SOCIETIES.all().stream().map(server::added).toList();
  }

  private List<String> forEach(String... outcomes) {
    return Stream.of(outcomes)
        .flatMap(outcome -> Arrays.stream(SOCIETIES.ids()).sorted().map(id -> id + " " + outcome))
        .toList();
  }

  private List<String> audited() {
    return Database.query(
        database.name(),
        """
        SELECT e.society_id || ' ' || e.outcome
        FROM audit_events AS e
        JOIN throttle_alarms AS a ON a.society_id = e.society_id AND a.alarm_id = e.subject
        WHERE e.kind = 'ALARM'
        ORDER BY e.outcome IN ('SWITCHED_OFF', 'RAN_OUT'), e.society_id
        """);
  }

  private int rows() {
    return Integer.parseInt(
        Database.query(database.name(), "SELECT count(*) FROM throttle_alarms").getFirst());
  }
}
