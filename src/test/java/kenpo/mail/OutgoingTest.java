package kenpo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import kenpo.config.PortalConfig;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.Outgoing.Death;
import kenpo.mail.Outgoing.State;
import kenpo.mail.Outgoing.Taken;
import kenpo.mail.Postman.Failure;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leases, retries and what becomes of a mail in the end. */
class OutgoingTest {

  private static final Duration MOST = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Failure PASSING = new Failure("smtp-451", false);
  private static final Failure FOR_GOOD = new Failure("smtp-550", true);

  private final Vertx vertx = Vertx.vertx();
  private final MovableClock clock = new MovableClock();
  private final PortalConfig.Database database = Database.fresh();
  private final Db db = Db.open(vertx, database);
  private final Outbox outbox = new Outbox(db, new Tokens(new SecureRandom()), clock);
  private final Outgoing outgoing = new Outgoing(db, new Retries(new Random(1)), MOST, clock);

  @AfterEach
  void close() {
    db.close().await();
    vertx.close().await();
  }

  @Test
  void aMailIsTakenByOneSenderUntilItsLeaseEnds() {
    add(Optional.empty());
    var first = take();
    assertThat(outgoing.take(9).await()).isEmpty();
    clock.advance(LEASE);
    var second = take();
    assertThat(second.attempts()).isEqualTo(2);
    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.mail()).isEqualTo(first.mail());
  }

  @Test
  void aSenderWhoseLeaseEndedChangesNothing() {
    add(Optional.empty());
    var late = take();
    clock.advance(LEASE);
    var now = take();
    assertThat(outgoing.failed(late, FOR_GOOD).await()).isEqualTo(new State.NotOurs());
    assertThat(outgoing.failed(late, PASSING).await()).isEqualTo(new State.NotOurs());
    assertThat(outgoing.sent(late).await()).isEqualTo(new State.NotOurs());
    assertThat(row("state || attempts")).isEqualTo("waiting2");
    assertThat(outgoing.sent(now).await()).isEqualTo(new State.Sent());
    assertThat(outgoing.failed(now, FOR_GOOD).await()).isEqualTo(new State.NotOurs());
    assertThat(outgoing.expired(now).await()).isEqualTo(new State.NotOurs());
    assertThat(row("state || address || parameters")).isEqualTo("sent{}");
  }

  @Test
  void pausesGrowToFourHoursAndEndAfterTwoDays() {
    add(Optional.empty());
    var written = clock.instant();
    var pauses = new ArrayList<Duration>();
    for (var state = outgoing.failed(take(), PASSING).await();
        state instanceof State.Later;
        state = outgoing.failed(take(), PASSING).await()) {
      var due = Instant.parse(row("to_char(due_at, 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"));
      pauses.add(Duration.between(clock.instant(), due));
      clock.set(due);
    }
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
    assertThat(pauses.getLast()).isBetween(Duration.ofHours(4), Duration.ofHours(6));
    assertThat(IntStream.range(1, 6))
        .allMatch(i -> pauses.get(i).compareTo(pauses.get(i - 1).multipliedBy(4).dividedBy(3)) > 0);
    assertThat(Duration.between(written, clock.instant()))
        .isBetween(Duration.ofHours(42), Duration.ofDays(2));
    assertThat(row("state || dead_reason || failure")).isEqualTo("deadgave_upsmtp-451");
  }

  @Test
  void whatFailedTogetherDoesNotComeBackTogether() {
    for (int i = 0; i < 20; i++) {
      add(Optional.empty());
    }
    outgoing.take(20).await().forEach(taken -> outgoing.failed(taken, PASSING).await());
    assertThat(query("SELECT DISTINCT due_at FROM mail_outbox")).hasSizeGreaterThan(15);
  }

  @Test
  void aDeadMailKeepsItsAddressForStaffButNotWhatItSaid() {
    add(Optional.empty());
    assertThat(outgoing.failed(take(), FOR_GOOD).await()).isEqualTo(new State.Dead(Death.REFUSED));
    assertThat(row("state || dead_reason || failure || address || parameters"))
        .isEqualTo("deadrefusedsmtp-550hanako@example.jp{}");
    assertThat(row("dead_at = '" + clock.instant() + "'")).isEqualTo("t");
  }

  @Test
  void aMailIsOfUseUntilItsEndAndThenAmongTheDead() {
    add(Optional.of(Duration.ofSeconds(5)));
    var taken = take();
    assertThat(outgoing.isUseless(taken)).isFalse();
    outgoing.failed(taken, PASSING).await();
    clock.advance(Duration.ofSeconds(5));
    var again = take();
    assertThat(outgoing.isUseless(again)).isTrue();
    assertThat(outgoing.expired(again).await()).isEqualTo(new State.Dead(Death.EXPIRED));
    assertThat(row("dead_reason || failure")).isEqualTo("expiredsmtp-451");
  }

  @Test
  void whatIsDoneIsDeletedAfterThirtyDaysAndWhatWaitsNever() {
    add(Optional.empty());
    outgoing.sent(take()).await();
    add(Optional.empty());
    outgoing.failed(take(), FOR_GOOD).await();
    add(Optional.empty());
    clock.advance(Duration.ofDays(30).minusSeconds(1));
    assertThat(outgoing.purge().await()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(outgoing.purge().await()).isEqualTo(2);
    assertThat(query("SELECT state FROM mail_outbox")).containsExactly("waiting");
  }

  private void add(Optional<Duration> useful) {
    var until = useful.map(clock.instant()::plus);
    var mail =
        new Mail(
            "activation",
            Language.JA,
            "hanako@example.jp",
            Optional.empty(),
            Map.of("hours", "1"),
            until);
    outbox.add("aoba", mail).await();
  }

  private Taken take() {
    return outgoing.take(1).await().getFirst();
  }

  private String row(String columns) {
    return query("SELECT " + columns + " FROM mail_outbox").getFirst();
  }

  private List<String> query(String sql) {
    return Database.query(database.name(), sql);
  }
}
