package kenpo.throttle.simulation;

import java.time.Duration;
import java.util.Optional;

/**
 * How large simulations are; each attack has its own defaults.
 *
 * @param guesses that the attacker wants to make
 * @param addresses that he has
 * @param accounts that he guesses for; in an office: who works there
 * @param ownerLogins of the account that is attacked, on a known device, spread over the time
 * @param seed the same one gives the same figures
 */
public record Scale(
    Optional<Integer> guesses,
    Optional<Integer> addresses,
    Optional<Integer> accounts,
    int ownerLogins,
    Duration length,
    long seed) {

  int guesses(int otherwise) {
    return guesses.orElse(otherwise);
  }

  int addresses(int otherwise) {
    return addresses.orElse(otherwise);
  }

  int accounts(int otherwise) {
    return accounts.orElse(otherwise);
  }
}
