package kenpo.throttle.simulation;

import java.util.Optional;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Step;

/** The same challenge for everybody at every login, and nothing else. */
record FixedChallenge(int level) implements Defence {

  @Override
  public Step ask(Try tried) {
    return new Step.Challenge(level);
  }

  @Override
  public Optional<Step> attempt(Try tried, int passed, boolean right) {
    return passed < level ? Optional.of(ask(tried)) : Optional.empty();
  }

  @Override
  public boolean mailsLinks() {
    return false;
  }
}
