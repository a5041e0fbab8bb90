package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import kenpo.loadtest.Work;

/**
 * Guesses, one for each of many identifiers; three times in all each member's is among them, which
 * makes nobody wait. Of one event loop: not for several threads.
 */
final class Raid {

  private static final int AT_ONCE = 512;
  private static final int SOLVERS = 8;
  private static final int EACH_MEMBER = 3;
  private static final Set<Integer> HELD_BACK = Set.of(422, 429, 503);
  private static final Set<Integer> TELL_WHEN = Set.of(429, 503);

  private final Vertx vertx;
  private final Horde horde;
  private final List<String> members;
  private final int tries;
  private final String[] answers;
  private final Counts answered = new Counts();
  private int solved;
  private int made;

  Raid(Vertx vertx, Horde horde, List<String> members, int tries) {
    this.vertx = vertx;
    this.horde = horde;
    this.members = members;
    this.tries = tries;
    this.answers = Collections.nCopies(tries, "").toArray(String[]::new);
  }

  Counts answered() {
    return answered;
  }

  /** Whether nothing else came of it, such as no answer in time. */
  static boolean isHeldBack(Counts tries) {
    return HELD_BACK.stream().map(String::valueOf).mapToInt(tries::of).sum() == tries.all();
  }

  /** Does the work for all tries before the first is made. */
  Future<Tally> solve() {
    return Closed.run(Collections.nCopies(SOLVERS, this::solveNext), tries);
  }

  /** All tries, one after the other. */
  Future<Tally> all() {
    return Closed.run(Collections.nCopies(SOLVERS, this::guess), tries);
  }

  private Future<Void> solveNext() {
    int number = solved++;
    return horde
        .challenge(number)
        .compose(given -> vertx.executeBlocking(() -> Work.done(given), false))
        .map(
            answer -> {
              answers[number] = answer;
              return null;
            });
  }

  Future<Tally> go(int perSecond, Duration time) {
    var walks = Collections.nCopies(AT_ONCE, answered.failuresOf(this::guess));
    return Open.run(vertx, walks, perSecond, time);
  }

  private Future<Void> guess() {
    int number = made++;
    return horde.guess(number, identifier(number), answers[number]).compose(this::judged);
  }

  private String identifier(int number) {
    int every = Math.max(1, tries / (EACH_MEMBER * members.size()));
    return number % every == 0 && number / every < EACH_MEMBER * members.size()
        ? members.get(number / every % members.size())
        : "stuffed." + number + "@loadtest.example";
  }

  /** A guess that came in, and whoever isn't told when to come back, are mistakes of the server. */
  private Future<Void> judged(Horde.Answer answer) {
    if (!HELD_BACK.contains(answer.status())) {
      return Future.failedFuture(new WrongAnswer(answer.status() + " (wrong)"));
    }
    if (TELL_WHEN.contains(answer.status()) && !answer.tellsWhen()) {
      return Future.failedFuture(new WrongAnswer(answer.status() + " without Retry-After (wrong)"));
    }
    answered.add(String.valueOf(answer.status()));
    return Future.succeededFuture();
  }
}
