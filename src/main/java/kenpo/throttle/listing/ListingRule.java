package kenpo.throttle.listing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kenpo.society.RiskPolicy.Listing;
import kenpo.throttle.listing.Standing.Order;
import kenpo.throttle.listing.Standing.State;

/**
 * How a network comes to be suspended, exempt again and revoked. Pure: all it looks at is given.
 */
record ListingRule(Listing policy) {

  /** Tries longer ago count for nothing. */
  static final Duration COUNTED = Duration.ofHours(1);

  /**
   * After a wrong password from there.
   *
   * @param counts that one included
   * @param before suspensions by wrong passwords within {@code policy.staff()}
   */
  Standing afterFailure(Standing standing, Counts counts, int before, Instant now) {
    return standing.state() == State.ACTIVE && isEnough(counts) ? suspended(before, now) : standing;
  }

  private Standing suspended(int before, Instant now) {
    var until =
        before + 1 < policy.staff().suspensions()
            ? Optional.of(now.plus(policy.suspension().after(before)))
            : Optional.<Instant>empty();
    return new Standing(State.SUSPENDED, now, until);
  }

  /** {@code quiet}: whether all its addresses have a score that costs others nothing either. */
  Standing afterTime(Standing standing, boolean quiet, Instant now) {
    boolean over = standing.until().filter(until -> !now.isBefore(until)).isPresent();
    return standing.state() == State.SUSPENDED && over && quiet ? Standing.active(now) : standing;
  }

  /** Empty where there is nothing to do, or nothing to be done any more. */
  static Optional<Standing> ordered(Standing standing, Order order, Instant now) {
    return switch (order) {
      case RESUME -> Optional.of(Standing.active(now)).filter(in(standing, State.SUSPENDED));
      case SUSPEND ->
          Optional.of(new Standing(State.SUSPENDED, now, Optional.empty()))
              .filter(next -> standing.state() == State.ACTIVE || standing.until().isPresent());
      case REVOKE ->
          Optional.of(new Standing(State.REVOKED, now, Optional.empty()))
              .filter(next -> standing.state() != State.REVOKED);
    };
  }

  private static java.util.function.Predicate<Standing> in(Standing standing, State state) {
    return next -> standing.state() == state;
  }

  boolean isEnough(Counts counts) {
    return isInARow(counts)
        || isMostly(counts)
        || reaches(policy.spread().accounts(), counts.spread())
        || reaches(policy.withinHour(), counts.failed());
  }

  private boolean isInARow(Counts counts) {
    var row = policy.inARow();
    return reaches(row.failures(), counts.inARow()) && counts.apart() >= row.accounts();
  }

  private boolean isMostly(Counts counts) {
    var share = policy.share();
    return reaches(share.failures(), counts.failed())
        && counts.tried() >= share.tries()
        && counts.failed() * 100L >= (long) share.percent() * counts.tried();
  }

  private static boolean reaches(int enough, int count) {
    return enough > 0 && count >= enough;
  }
}
