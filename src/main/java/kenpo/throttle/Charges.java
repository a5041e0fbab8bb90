package kenpo.throttle;

import java.time.Instant;
import java.util.Optional;
import kenpo.society.RiskPolicy;
import kenpo.society.RiskPolicy.Growing;
import kenpo.throttle.Buckets.Charge;
import kenpo.throttle.Buckets.Counted;
import kenpo.throttle.Buckets.Hold;

/** What a try is charged, by whom it comes from. */
final class Charges {

  private Charges() {}

  /**
   * @param passed the level of the challenge that was passed; 0 for none
   * @param id random
   */
  static Charge of(
      RiskPolicy policy,
      Buckets.Subjects subjects,
      Ladder ladder,
      int passed,
      long id,
      Instant now) {
    var counted = counted(ladder);
    boolean stranger = counted == Counted.ACCOUNT;
    return new Charge(
        id,
        subjects,
        counted,
        hold(policy, counted, ladder.mostFailures(passed)),
        stranger ? policy.weights().wrongPassword() : 0,
        stranger ? Optional.of(ladder.mostTries()) : Optional.empty(),
        ladder.isStoppable(),
        policy.halfLife(),
        policy.account().unknownKept(),
        now);
  }

  private static Counted counted(Ladder ladder) {
    if (ladder.trust() instanceof Trust.Cleared) {
      return Counted.NOWHERE;
    }
    return ladder.isKnownDevice() ? Counted.DEVICE : Counted.ACCOUNT;
  }

  private static Hold hold(RiskPolicy policy, Counted counted, int below) {
    var account = policy.account();
    return counted == Counted.DEVICE
        ? new Hold(
            Hold.ANY,
            policy.device().tries(),
            new Growing(account.quiet(), account.quiet()),
            account.quiet(),
            account.stop())
        : new Hold(below, account.waitFrom(), account.pause(), account.quiet(), account.stop());
  }
}
