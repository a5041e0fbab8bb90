package kenpo.throttle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.society.RiskPolicy;
import kenpo.throttle.Buckets.Failures;
import kenpo.throttle.Buckets.Hold;
import kenpo.throttle.Buckets.Known;

/**
 * From what came before to what a try has to pass. Pure: all it looks at is given.
 *
 * @param alarm what a general alarm adds to the score
 * @param listed whether the address is on the allow-list, in good standing
 */
record Ladder(RiskPolicy policy, Trust trust, Known known, double alarm, boolean listed) {

  private static final int HARDEST = 4;

  /** The same, had the address another score. */
  Ladder withAddress(double score) {
    return new Ladder(policy, trust, known.withAddress(score), alarm, listed);
  }

  Step step(Instant now) {
    if (trust instanceof Trust.Cleared) {
      return new Step.Free();
    }
    int level = level();
    int most = perMinute(level);
    boolean busy = !isKnownDevice() && known.tries() >= most;
    return waits(now, busy && known.tries() >= mostTries())
        .<Step>map(until -> new Step.Wait(until, isStopped()))
        .orElseGet(() -> asked(busy && !listed ? Math.min(level + 1, HARDEST) : level));
  }

  /**
   * Whether the address's own score is so high that it has to wait from now on; neighbours and
   * alarms only make challenges harder.
   */
  boolean stops() {
    return isStoppable() && known.address() >= policy.levels().stop();
  }

  boolean isStoppable() {
    return !(trust instanceof Trust.Cleared) && !isKnownDevice() && !listed;
  }

  /** A known device whose own tries aren't used up; then it is like any other. */
  boolean isKnownDevice() {
    return trust instanceof Trust.KnownDevice
        && known.device().recent() < policy.device().tries()
        && known.device().all() < policy.account().stop();
  }

  /** Nobody is let in unseen who isn't known by something; nobody known has to wait. */
  private int level() {
    int byRisk = level(risk());
    if (isKnownDevice()) {
      int least = policy.everyBrowser() && !listed ? 1 : 0;
      return Math.min(byRisk == 1 ? least : byRisk, HARDEST);
    }
    // Recent ones: how long others are remembered would tell whether there is an account.
    int least = known.account().recent() >= mostFailures(1) ? 2 : listed ? 0 : 1;
    return Math.clamp(byRisk == 1 ? least : byRisk, least, HARDEST);
  }

  private int level(double risk) {
    var levels = policy.levels();
    return (int)
        (1
            + Stream.of(levels.two(), levels.three(), levels.four())
                .filter(from -> risk >= from)
                .count());
  }

  double risk() {
    var network = policy.network();
    double here =
        listed
            ? 0
            : known.address() + network.share() * Math.max(0, known.network() - network.free());
    double credit = isKnownDevice() ? policy.device().credit() : 0;
    return Math.max(0, here + alarm - credit);
  }

  /** Tries of the address within a minute; beyond half of them a harder challenge is asked. */
  int mostTries() {
    return listed ? perMinute(0) : 2 * perMinute(level());
  }

  /** From how many recent failures of the account on a challenge of this level isn't enough. */
  int mostFailures(int passed) {
    return passed < 2 ? policy.account().challengeFrom() : Hold.ANY;
  }

  private int perMinute(int level) {
    var most = policy.perMinute();
    return listed
        ? most.listed()
        : switch (level) {
          case 0 -> most.free();
          case 1 -> most.one();
          case 2 -> most.two();
          case 3 -> most.three();
          default -> most.four();
        };
  }

  private Optional<Instant> waits(Instant now, boolean tooMany) {
    var minute = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    return Stream.of(
            tooMany ? Optional.of(minute) : Optional.<Instant>empty(),
            isStoppable() ? known.stoppedUntil() : Optional.<Instant>empty(),
            isKnownDevice() ? Optional.<Instant>empty() : pause(now))
        .flatMap(Optional::stream)
        .filter(now::isBefore)
        .max(Instant::compareTo);
  }

  /** Only a mailed link, or the owner on a known device, ends that. */
  private boolean isStopped() {
    return !isKnownDevice()
        && !(trust instanceof Trust.NoAccount)
        && known.account().all() >= policy.account().stop();
  }

  /** Until when wrong passwords for the account hold back whoever isn't known. */
  private Optional<Instant> pause(Instant now) {
    var account = policy.account();
    Failures failures = known.account();
    return isStopped()
        ? Optional.of(now.plus(account.pause().longest()))
        : failures
            .last()
            .filter(last -> failures.recent() >= account.waitFrom())
            .map(last -> last.plus(account.pause().after(failures.recent() - account.waitFrom())));
  }

  private static Step asked(int level) {
    return level == 0 ? new Step.Free() : new Step.Challenge(level);
  }
}
