package kenpo.throttle.simulation;

import java.util.List;

/**
 * An attack.
 *
 * @param addresses that guesses come from, each from a network of its own
 * @param accounts that passwords are guessed for, in turn
 * @param guesses that the attacker wants to make in all
 */
record Raid(List<String> addresses, List<String> accounts, int guesses) {

  static final Raid NONE = new Raid(List.of(), List.of(), 0);

  /** How many guess at the same time. */
  int hands() {
    return Math.min(addresses.size(), accounts.size());
  }
}
