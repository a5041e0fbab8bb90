package kenpo.membership;

import java.util.Optional;

/**
 * What one transaction did, of all that has to be done with a society's accounts.
 *
 * @param changed so many accounts
 * @param last the account that the next one begins behind; empty after the last of all
 */
record Step(int changed, Optional<Long> last) {

  static final Step NONE_LEFT = new Step(0, Optional.empty());
}
