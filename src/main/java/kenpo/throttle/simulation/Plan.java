package kenpo.throttle.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an attacker goes about it.
 *
 * @param most the highest level whose work he does; when more is asked he lets the address rest
 * @param pace between two guesses of an address, or of an account; without it they are spread
 *     evenly over the whole time
 * @param own whether he logs in with accounts of his own in between
 */
record Plan(int most, Optional<Duration> pace, boolean own) {

  private static final int HARDEST = 4;

  /** Does whatever is asked, as fast as he may. */
  static final Plan FAST = paced(HARDEST, 1, false);

  static final Plan SPREAD = new Plan(HARDEST, Optional.empty(), false);

  /** With which an attacker who has many addresses finds out what is best. */
  static final List<Plan> SOME = List.of(FAST, SPREAD, paced(HARDEST, 1, true));

  /** The same with few addresses: whose score is all that he has. */
  static final List<Plan> MANY =
      Stream.concat(
              SOME.stream(),
              Stream.of(true, false)
                  .flatMap(
                      own ->
                          Stream.of(
                              paced(2, 1, own),
                              paced(3, 1, own),
                              paced(HARDEST, 60, own),
                              paced(HARDEST, 75, own),
                              paced(HARDEST, 90, own),
                              paced(HARDEST, 120, own))))
          .toList();

  private static Plan paced(int most, int seconds, boolean own) {
    return new Plan(most, Optional.of(Duration.ofSeconds(seconds)), own);
  }

  @Override
  public String toString() {
    var rhythm = pace.map(p -> p.toSeconds() + " s apart").orElse("spread");
    return rhythm + ", to level " + most + (own ? ", own logins" : "");
  }
}
