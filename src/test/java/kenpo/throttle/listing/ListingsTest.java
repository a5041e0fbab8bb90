package kenpo.throttle.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.config.PortalConfig;
import kenpo.db.Db;
import kenpo.db.Listener;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.Desk;
import kenpo.support.MovableClock;
import kenpo.throttle.listing.Standing.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListingsTest {

  private static final Society AOBA = Servers.AOBA;
  private static final Society MINATO = Servers.MINATO;
  private static final String THERE = Servers.THERE;

  private final Servers servers = new Servers();
  private final PortalConfig.Database database = servers.database;
  private final MovableClock clock = servers.clock;
  private final Vertx vertx = servers.vertx;
  private final Desk desk = servers.desk;
  private final Listings one = servers.add();
  private final Listings other = servers.add();

  @AfterEach
  void close() {
    servers.close();
  }

  @Test
  void ofManyFailuresAtOnceOnTwoServersExactlyTheTenthSuspendsAndOnce() {
    list("aoba", "11.22.33.0/24");
    race(9);
    assertThat(states()).containsExactly("active");
    race(41);
    assertThat(states()).containsExactly("suspended");
    assertThat(changes()).containsExactly("added active", "failures suspended");
    assertThat(query("SELECT outcome FROM audit_events ORDER BY event_id"))
        .containsExactly("ADDED", "SUSPENDED");
    assertThat(query("SELECT count(*) FROM listing_tries")).containsExactly("10");
  }

  @Test
  void afterTheThirdInAWeekStaffDecide() {
    var id = list("aoba", "11.22.33.0/24");
    for (int hours = 1; hours <= 2; hours++) {
      fail(10);
      clock.advance(Duration.ofHours(hours).minusSeconds(1));
      assertThat(one.settle(Servers.SOCIETIES).await()).isZero();
      clock.advance(Duration.ofSeconds(1));
      assertThat(one.settle(Servers.SOCIETIES).await()).isOne();
      one.read().await();
    }
    fail(10);
    clock.advance(Duration.ofDays(10));
    assertThat(one.settle(Servers.SOCIETIES).await()).isZero();
    desk.order("aoba", id, Order.RESUME);
    assertThat(changes())
        .containsExactly(
            "added active",
            "failures suspended",
            "time active",
            "failures suspended",
            "time active",
            "failures suspended",
            "staff active");
    assertThat(query("SELECT outcome FROM audit_events ORDER BY event_id DESC LIMIT 2"))
        .containsExactly("RESUME_BY_STAFF", "STAFF_ASKED");
  }

  @Test
  void whatSuspendedItOnceDoesNotDoSoAgain() {
    var id = list("aoba", "11.22.33.0/24");
    fail(10);
    clock.advance(Duration.ofMinutes(1));
    desk.order("aoba", id, Order.RESUME);
    one.read().await();
    fail(9);
    assertThat(states()).containsExactly("active");
    fail(1);
    assertThat(states()).containsExactly("suspended");
  }

  @Test
  void whileNobodyCanTellOfASuspensionNobodyIsExempt() {
    list("aoba", "11.22.33.0/24");
    assertThat(one.isListed(AOBA, THERE)).as("it doesn't listen yet").isFalse();
    var listener = new Listener(vertx, database);
    var listening = servers.add(listener);
    listener.start().await();
    assertThat(listening.isListed(AOBA, THERE)).isTrue();
    assertThat(listening.isListed(MINATO, THERE)).isFalse();
    assertThat(listening.isListed(AOBA, "11.22.34.44")).isFalse();
    listener.close();
    assertThat(listening.isListed(AOBA, THERE)).isFalse();
  }

  @Test
  void whatIsOverCountsForNothing() {
    list("aoba", "11.22.33.0/24");
    clock.advance(Duration.ofDays(40));
    fail(10);
    assertThat(query("SELECT count(*) FROM listing_tries")).containsExactly("0");
    assertThat(states()).containsExactly("active");
    assertThat(list("aoba", "11.22.33.0/25")).as("and holds no place").isPositive();
  }

  @Test
  void triesAreForgottenAfterAnHourButNotWhileASuspensionLooksAtThem() {
    list("aoba", "11.22.33.0/24");
    fail(10);
    list("minato", "11.22.34.0/24");
    one.read().await();
    one.tried(Servers.tried(MINATO, "11.22.34.1", "somebody", false)).await();
    clock.advance(Duration.ofMinutes(59));
    assertThat(one.purge().await()).isZero();
    clock.advance(Duration.ofMinutes(1));
    assertThat(one.purge().await()).isOne();
    assertThat(one.settle(Servers.SOCIETIES).await()).isOne();
    assertThat(one.purge().await()).isEqualTo(10);
  }

  /** What PostgreSQL counts is what the words of {@link Counts} say. */
  @Test
  void countsAreThoseOfAnyOrderOfTries() {
    list("minato", "11.22.33.0/24");
    var random = new Random(7);
    var tries = new ArrayList<Made>();
    var db = Db.open(vertx, database);
    var listing = new ListingStore(db).inForce(clock.instant()).await().getFirst();
    for (int i = 0; i < 300; i++) {
      clock.advance(Duration.ofSeconds(random.nextInt(120)));
      boolean failed = random.nextInt(4) > 0;
      var made = new Made("a" + random.nextInt(8), failed, clock.instant());
      if (failed || counts(tries, made)) {
        tries.add(made);
      }
      var tried = Servers.tried(MINATO, THERE, made.account, made.failed);
      var store = new TriedStore(db);
      (failed
              ? store.addFailure(listing, tried, made.at)
              : store.addSuccess(listing, tried, made.at))
          .await();
      var spread = Duration.ofMinutes(10);
      assertThat(new TriedStore(db).counts(listing, spread, clock.instant()).await())
          .as("after " + i)
          .isEqualTo(counted(tries, spread, clock.instant()));
    }
  }

  private record Made(String account, boolean failed, Instant at) {}

  /** A right one, once an hour for each account. */
  private static boolean counts(List<Made> before, Made success) {
    var hour = success.at.minus(ListingRule.COUNTED);
    return before.stream()
        .filter(t -> !t.failed && t.account.equals(success.account))
        .noneMatch(t -> t.at.isAfter(hour));
  }

  private static Counts counted(List<Made> all, Duration spread, Instant now) {
    var tries = all.stream().filter(t -> t.at.isAfter(now.minus(ListingRule.COUNTED))).toList();
    var failed = tries.stream().filter(Made::failed).toList();
    var row = tries.reversed().stream().takeWhile(Made::failed).toList();
    var lately = failed.stream().filter(t -> t.at.isAfter(now.minus(spread)));
    return new Counts(tries.size(), failed.size(), row.size(), apart(row.stream()), apart(lately));
  }

  private static int apart(Stream<Made> tries) {
    return (int) tries.map(Made::account).distinct().count();
  }

  private long list(String society, String network) {
    var id = desk.list(society, network);
    Future.all(one.read(), other.read()).await();
    return id;
  }

  private void race(int failures) {
    Future.all(
            IntStream.range(0, failures)
                .mapToObj(
                    i ->
                        (i % 2 == 0 ? one : other).tried(Servers.tried(AOBA, THERE, "a" + i, true)))
                .toList())
        .await();
  }

  private void fail(int failures) {
    for (int i = 0; i < failures; i++) {
      one.tried(Servers.tried(AOBA, THERE, "a" + i, true)).await();
    }
  }

  private List<String> states() {
    return servers.states();
  }

  private List<String> changes() {
    return servers.changes();
  }

  private List<String> query(String sql) {
    return Database.query(database, sql);
  }
}
