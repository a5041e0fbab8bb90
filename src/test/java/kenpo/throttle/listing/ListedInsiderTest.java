package kenpo.throttle.listing;

import static kenpo.throttle.listing.Servers.AOBA;
import static kenpo.throttle.listing.Servers.MINATO;
import static kenpo.throttle.listing.Servers.SOCIETIES;
import static kenpo.throttle.listing.Servers.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;
import kenpo.audit.Audit;
import kenpo.config.Secret;
import kenpo.crypto.Tokens;
import kenpo.db.Listener;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.Eventually;
import kenpo.throttle.AddressRisk;
import kenpo.throttle.Alarms;
import kenpo.throttle.Incident;
import kenpo.throttle.Lookout;
import kenpo.throttle.Risk;
import kenpo.throttle.listing.Standing.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody behind a listed network guesses, and knows what suspends it. */
class ListedInsiderTest {

  private static final String OWN = "own";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Servers servers = new Servers();
  private final Listings listings = servers.add();

  @AfterEach
  void close() {
    servers.close();
  }

  @Test
  void ownLoginsInBetweenDoNotHelp() {
    list(MINATO, "11.22.33.0/24");
    int guesses = 0;
    while (isActive() && guesses < 36) {
      fail(MINATO, THERE, "a" + guesses++ % 9);
      succeed(OWN);
    }
    assertThat(guesses).as("the first login ends a row, no other").isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void howeverOwnLoginsAndGuessesAreMixedTwentyInAnHourAreEnough(long seed) {
    list(MINATO, "11.22.33.0/24");
    var random = new Random(seed);
    int accounts = 1 + random.nextInt(9);
    int guesses = 0;
    for (int i = 0; i < 120 && isActive(); i++) {
      servers.clock.advance(Duration.ofSeconds(random.nextInt(30)));
      if (random.nextInt(5) < 3) {
        succeed(OWN);
      } else {
        fail(MINATO, THERE, "a" + random.nextInt(accounts));
        guesses++;
      }
    }
    assertThat(isActive()).isFalse();
    assertThat(guesses).isLessThanOrEqualTo(20);
  }

  @Test
  void amongManyColleaguesTheHundredthGuessOfAnHourIsEnough() {
    list(MINATO, "11.22.33.0/24");
    int guesses = 0;
    while (isActive() && guesses < 200) {
      succeed("colleague" + guesses);
      succeed("another" + guesses);
      fail(MINATO, THERE, "a" + guesses++ % 9);
      servers.clock.advance(Duration.ofSeconds(17));
    }
    assertThat(guesses).isEqualTo(100);
  }

  @Test
  void anHourLaterALoginCountsAgain() {
    list(MINATO, "11.22.33.0/24");
    succeed(OWN);
    servers.clock.advance(Duration.ofMinutes(30));
    for (int i = 0; i < 4; i++) {
      succeed(OWN);
      fail(MINATO, THERE, "a" + i);
    }
    servers.clock.advance(Duration.ofMinutes(30));
    for (int i = 0; i < 4; i++) {
      succeed(OWN);
      fail(MINATO, THERE, "b" + i);
    }
    assertThat(isActive()).isTrue();
    assertThat(tries()).as("one of its own and eight guesses").isEqualTo(9);
  }

  @Test
  void whileAChangeThatWasHeardIsNotReadNobodyIsExempt() {
    list(AOBA, "11.22.33.0/24");
    var listener = new Listener(servers.vertx, servers.database);
    var hearing = servers.add(listener);
    listener.start().await();
    assertThat(hearing.isListed(AOBA, THERE)).isTrue();
    execute("ALTER TABLE listings RENAME TO gone");
    execute("NOTIFY listings, 'aoba'");
    Eventually.holds("nobody is exempt", PATIENCE, () -> !hearing.isListed(AOBA, THERE));
    for (int i = 0; i < 20; i++) {
      servers.query("SELECT pg_sleep(0.05)");
      assertThat(hearing.isListed(AOBA, THERE)).isFalse();
    }
    execute("ALTER TABLE gone RENAME TO listings");
    Eventually.holds("it is read anew", PATIENCE, () -> hearing.isListed(AOBA, THERE));
    listener.close();
  }

  @Test
  void whatFailsWhileItIsSuspendedLeavesNoMoreThanItsAddressAndWaitsForNobody() {
    var id = list(AOBA, "11.22.33.0/24");
    suspend();
    servers
        .db
        .transaction(
            tx ->
                new ListingStore(tx)
                    .lock("aoba", id)
                    .compose(
                        locked ->
                            listings.tried(Servers.tried(AOBA, "11.22.33.1", "somebody", true))))
        .await();
    for (int i = 0; i < 20; i++) {
      fail(AOBA, "11.22.33." + i % 2, "b" + i);
    }
    assertThat(tries()).isEqualTo(10);
    assertThat(addresses()).isEqualTo(2);
  }

  @Test
  void whoeverGoesOnWhileItIsSuspendedKeepsItSo() {
    list(AOBA, "11.22.33.0/24");
    suspend();
    fail(AOBA, "11.22.33.7", "somebody");
    servers.clock.advance(Duration.ofHours(1));
    servers.query(
        """
        INSERT INTO throttle_scores (
          society_id, bucket, subject_key, score, scored_at, minute, tries, forget_at)
        VALUES ('aoba', 'ADDRESS', convert_to('11.22.33.7', 'UTF8'), 4, '%1$s', '%1$s', 0, '%1$s')
        RETURNING 'kept'
        """
            .formatted(servers.clock.instant()));
    assertThat(listings.settle(SOCIETIES).await()).isZero();
    servers.clock.advance(Duration.ofMinutes(30));
    assertThat(listings.settle(SOCIETIES).await()).isOne();
  }

  @Test
  void soManyAddressesThatNobodyKnowsThemAllKeepItSuspendedHalfADay() {
    list(AOBA, "2001:2b8::/48");
    suspend("2001:2b8:0:1::1");
    servers.query(
        """
        INSERT INTO listing_addresses (society_id, listing_id, address_key, failed_at)
        SELECT society_id, listing_id, convert_to(n::text, 'UTF8'), since
        FROM listings, generate_series(1, 999) AS n
        RETURNING 'kept'
        """);
    for (int i = 0; i < 5; i++) {
      fail(AOBA, "2001:2b8:0:" + i + "::1", "somebody");
    }
    assertThat(addresses()).isEqualTo(1000);
    servers.clock.advance(Duration.ofHours(11));
    listings.purge().await();
    assertThat(listings.settle(SOCIETIES).await()).isZero();
    servers.clock.advance(Duration.ofHours(1));
    listings.purge().await();
    assertThat(addresses()).isZero();
    assertThat(listings.settle(SOCIETIES).await()).isOne();
  }

  @Test
  void guessesInOtherFormsSuspendItToo() {
    list(AOBA, "11.22.33.0/24");
    var addresses = addressRisk();
    for (int i = 0; i < 4; i++) {
      addresses.add(AOBA, THERE, Incident.BAD_SECRET).await();
      addresses.add(AOBA, THERE, Incident.WRONG_PAPERS).await();
      addresses.add(AOBA, THERE, Incident.WRONG_PASSWORD).await();
      addresses.add(AOBA, THERE, Incident.TRAP).await();
      addresses.add(AOBA, THERE, Incident.WRONG_ANSWER).await();
    }
    addresses.add(AOBA, THERE, Incident.WRONG_PAPERS).await();
    assertThat(isActive()).isTrue();
    addresses.add(AOBA, THERE, Incident.WRONG_PASSWORD).await();
    assertThat(isActive()).isFalse();
  }

  @Test
  void aFirmThatRegistersAndMistypesItsPapersNowAndThenStaysOnTheList() {
    list(MINATO, "11.22.33.0/24");
    var addresses = addressRisk();
    for (int member = 0; member < 200; member++) {
      if (member % 5 == 0) {
        addresses.add(MINATO, THERE, Incident.WRONG_PAPERS).await();
      }
      addresses.right(MINATO, THERE, "member " + member).await();
    }
    assertThat(isActive()).isTrue();
  }

  @Test
  void ownPapersAreRightOnceAnHourWhoeverGuessesOthersBesides() {
    list(MINATO, "11.22.33.0/24");
    var addresses = addressRisk();
    int guesses = 0;
    while (isActive() && guesses < 60) {
      addresses.right(MINATO, THERE, "member 1").await();
      addresses.add(MINATO, THERE, Incident.WRONG_PAPERS).await();
      guesses++;
    }
    assertThat(guesses).as("with the one right try twenty").isEqualTo(19);
  }

  @Test
  void revokedAndAddedAnewItIsTheThirdInAWeekAllTheSame() {
    var id = list(AOBA, "11.22.33.0/24");
    suspend();
    servers.desk.order("aoba", id, Order.REVOKE);
    servers.clock.advance(Duration.ofDays(1));
    var smaller = list(AOBA, "11.22.33.32/27");
    suspend();
    servers.desk.order("aoba", smaller, Order.REVOKE);
    servers.clock.advance(Duration.ofDays(1));
    list(AOBA, "11.22.33.0/24");
    suspend();
    assertThat(servers.query("SELECT outcome FROM audit_events WHERE outcome ~ '^S' ORDER BY 1"))
        .containsExactly("STAFF_ASKED", "SUSPENDED", "SUSPENDED");
  }

  private AddressRisk addressRisk() {
    var tokens = new Tokens(new SecureRandom());
    var meters = new SimpleMeterRegistry();
    var audit = new Audit(servers.db, servers.clock, meters);
    var alarms = new Alarms(servers.db, audit, SOCIETIES, tokens, servers.clock, meters);
    var secret = new Secret("secret of a test that is long enough for anybody");
    return Risk.of(servers.db, secret, new Lookout(alarms, listings), tokens, servers.clock)
        .ofAddresses();
  }

  private long list(Society society, String network) {
    var id = servers.desk.list(society.id(), network);
    listings.read().await();
    return id;
  }

  private void suspend() {
    suspend(THERE);
  }

  private void suspend(String address) {
    for (int i = 0; i < 10; i++) {
      fail(AOBA, address, "a" + i);
    }
    assertThat(isActive()).isFalse();
  }

  private void fail(Society society, String address, String account) {
    listings.tried(Servers.tried(society, address, account, true)).await();
  }

  private void succeed(String account) {
    listings.tried(Servers.tried(MINATO, THERE, account, false)).await();
  }

  private boolean isActive() {
    return servers.states().getLast().equals("active");
  }

  private int tries() {
    return Integer.parseInt(servers.query("SELECT count(*) FROM listing_tries").getFirst());
  }

  private int addresses() {
    return Integer.parseInt(servers.query("SELECT count(*) FROM listing_addresses").getFirst());
  }

  private void execute(String sql) {
    Database.execute(servers.database.name(), sql);
  }
}
