package kenpo.throttle.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kenpo.society.RiskPolicy;
import kenpo.society.Societies;
import kenpo.throttle.listing.Standing.Order;
import kenpo.throttle.listing.Standing.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those of conf/society-defaults.yaml, and of the sample society of style K. */
class ListingRuleTest {

  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private static final ListingRule DEFAULT = rule("minato");
  private static final ListingRule PLAIN = rule("aoba");

  private static ListingRule rule(String society) {
    var societies = Societies.load(Path.of("conf/societies"));
    return new ListingRule(societies.byId(society).orElseThrow().risk().listing());
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 5, 3, 3, true", // five in a row, over three accounts
    "4, 4, 4, 4, 4, false",
    "9, 9, 9, 2, 2, false",
    "20, 10, 1, 1, 4, true", // ten of twenty
    "21, 10, 1, 1, 4, false",
    "19, 10, 1, 1, 4, false",
    "18, 9, 1, 1, 4, false",
    "500, 10, 1, 1, 10, true", // ten accounts in ten minutes
    "500, 99, 1, 1, 9, false",
    "500, 100, 1, 1, 9, true" // a hundred within the hour
  })
  void isSuspendedByWhatThePolicySays(
      int tried, int failed, int inARow, int apart, int spread, boolean enough) {
    var counts = new Counts(tried, failed, inARow, apart, spread);
    assertThat(DEFAULT.isEnough(counts)).isEqualTo(enough);
  }

  @Test
  void theSampleOfStyleKCountsTenWithinTheHourPlainly() {
    assertThat(PLAIN.isEnough(new Counts(9, 9, 9, 9, 9))).isFalse();
    assertThat(PLAIN.isEnough(new Counts(1000, 10, 1, 1, 1))).isTrue();
  }

  @Test
  void lastsTwiceAsLongTheSecondTimeAndTheThirdUntilStaffDecide() {
    var active = Standing.active(START);
    var enough = new Counts(10, 10, 10, 10, 10);
    assertThat(DEFAULT.afterFailure(active, enough, 0, START).until())
        .contains(START.plus(Duration.ofHours(1)));
    assertThat(DEFAULT.afterFailure(active, enough, 1, START).until())
        .contains(START.plus(Duration.ofHours(2)));
    var third = DEFAULT.afterFailure(active, enough, 2, START);
    assertThat(third.isForStaff()).isTrue();
    var later = START.plus(Duration.ofDays(300));
    assertThat(DEFAULT.afterTime(third, true, later)).isEqualTo(third);
    assertThat(ListingRule.ordered(third, Order.RESUME, later)).contains(Standing.active(later));
  }

  @Test
  void isExemptAgainOnlyWhenTheTimeIsOverAndItIsQuiet() {
    var suspended =
        DEFAULT.afterFailure(Standing.active(START), new Counts(10, 10, 10, 10, 10), 0, START);
    var over = START.plus(Duration.ofHours(1));
    assertThat(DEFAULT.afterTime(suspended, true, over.minusMillis(1))).isEqualTo(suspended);
    assertThat(DEFAULT.afterTime(suspended, false, over)).isEqualTo(suspended);
    assertThat(DEFAULT.afterTime(suspended, true, over)).isEqualTo(Standing.active(over));
  }

  @Test
  void nothingComesAfterRevoked() {
    var revoked = ListingRule.ordered(Standing.active(START), Order.REVOKE, START).orElseThrow();
    for (var order : Order.values()) {
      assertThat(ListingRule.ordered(revoked, order, START)).isEmpty();
    }
    assertThat(DEFAULT.afterTime(revoked, true, START.plus(Duration.ofDays(99))))
        .isEqualTo(revoked);
    assertThat(DEFAULT.afterFailure(revoked, new Counts(99, 99, 99, 99, 99), 0, START))
        .isEqualTo(revoked);
  }

  /** Of anything that may happen in any order, clocks that go back included. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whateverHappensNoSuspensionEndsBeforeItsTimeOrInNoise(long seed) {
    var random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      walk(random, random.nextBoolean() ? DEFAULT : PLAIN);
    }
  }

  private static void walk(Random random, ListingRule rule) {
    var now = START;
    var standing = Standing.active(now);
    var suspensions = new ArrayList<Instant>();
    for (int i = 0; i < 120; i++) {
      now = now.plusSeconds(random.nextInt(random.nextInt(8) == 0 ? 200_000 : 2_000) - 5);
      var before = standing;
      boolean quiet = random.nextBoolean();
      boolean staff = random.nextInt(20) == 0;
      var counts = counts(random);
      int what = random.nextInt(3);
      standing =
          staff
              ? ordered(random, before, now)
              : what == 0
                  ? rule.afterTime(before, quiet, now)
                  : rule.afterFailure(before, counts, lately(rule.policy(), suspensions, now), now);
      if (standing.equals(before)) {
        continue;
      }
      assertThat(before.state()).isNotEqualTo(State.REVOKED);
      switch (standing.state()) {
        case REVOKED -> assertThat(staff).as("only staff revoke").isTrue();
        case ACTIVE -> mayBeExempt(before, staff, quiet, now);
        case SUSPENDED -> {
          if (!staff) {
            assertThat(rule.isEnough(counts)).isTrue();
            lastsLongEnough(rule.policy(), standing, suspensions, now);
            suspensions.add(now);
          }
        }
      }
    }
  }

  private static Standing ordered(Random random, Standing standing, Instant now) {
    var order = Order.values()[random.nextInt(random.nextInt(5) == 0 ? 3 : 2)];
    return ListingRule.ordered(standing, order, now).orElse(standing);
  }

  private static void mayBeExempt(Standing before, boolean staff, boolean quiet, Instant now) {
    assertThat(before.state()).isEqualTo(State.SUSPENDED);
    boolean over = before.until().filter(until -> !now.isBefore(until)).isPresent();
    assertThat(staff || quiet && over).isTrue();
  }

  private static void lastsLongEnough(
      RiskPolicy.Listing policy, Standing next, List<Instant> suspensions, Instant now) {
    int before = lately(policy, suspensions, now);
    assertThat(next.isForStaff()).isEqualTo(before >= 2);
    assertThat(next.until())
        .isEqualTo(
            before >= 2 ? Optional.empty() : Optional.of(now.plus(Duration.ofHours(1 + before))));
  }

  private static int lately(RiskPolicy.Listing policy, List<Instant> suspensions, Instant now) {
    return (int) suspensions.stream().filter(now.minus(policy.staff().within())::isBefore).count();
  }

  private static Counts counts(Random random) {
    int tried = 1 + random.nextInt(40);
    int failed = 1 + random.nextInt(tried);
    int inARow = 1 + random.nextInt(failed);
    return new Counts(
        tried, failed, inARow, 1 + random.nextInt(inARow), 1 + random.nextInt(failed));
  }
}
