package kenpo.throttle.simulation;

import java.util.Optional;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Step;

/** A policy that logins are defended by: ours, or one that it is compared with. */
interface Defence {

  /** What a try would have to pass now. */
  Step ask(Try tried);

  /**
   * Makes a try.
   *
   * @param passed level of the challenge that was passed; 0 for none
   * @param right whether the password is
   * @return what is in the way; empty when the password was looked at
   */
  Optional<Step> attempt(Try tried, int passed, boolean right);

  /** Whether who has to wait can ask for a link by mail that clears the way. */
  boolean mailsLinks();
}
