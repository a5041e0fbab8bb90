package kenpo.session;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a refresh cookie is good, and which comes after it. A browser may lose an answer or ask
 * with several tabs at once, so the predecessor stays good until its successor is first used, and a
 * minute longer. Who uses an older one is not alone with it: somebody has a copy. There is no more
 * than one generation a minute.
 */
final class RefreshRule {

  /** How long what was just replaced stays good. */
  static final Duration GRACE = Duration.ofSeconds(60);

  private RefreshRule() {}

  /**
   * What is known of a session's cookies.
   *
   * @param generation of the cookie given out last
   * @param used nonce and time of the one that was used for it; empty before any was
   */
  record Known(int generation, Optional<Used> used) {

    record Used(Buffer nonce, Instant at) {}
  }

  sealed interface Verdict {

    /** Its first use after the first minute: the next generation begins. */
    record Next() implements Verdict {}

    /** Good once more: the answer is another cookie of the generation there is. */
    record Same() implements Verdict {}

    record Theft() implements Verdict {}

    /**
     * Newer than any that the row knows, and yet ours, as nobody can forge one: the database lost
     * what it had committed, in a restore or a failover. Nobody has a copy.
     */
    record Ahead() implements Verdict {}
  }

  static Verdict judge(Known known, int generation, Buffer nonce, Instant now) {
    int behind = known.generation - generation;
    if (behind == 0) {
      return isYoung(known, now) ? new Verdict.Same() : new Verdict.Next();
    }
    if (behind < 0) {
      return new Verdict.Ahead();
    }
    var used = known.used.filter(last -> behind == 1 || behind == 2);
    boolean unanswered = behind == 1 && used.filter(last -> last.nonce.equals(nonce)).isPresent();
    boolean inTime = used.filter(last -> now.isBefore(last.at.plus(GRACE))).isPresent();
    return unanswered || inTime ? new Verdict.Same() : new Verdict.Theft();
  }

  /** Its predecessor is good as well, so nothing would be gained by a further generation. */
  private static boolean isYoung(Known known, Instant now) {
    return known.used.filter(last -> now.isBefore(last.at.plus(GRACE))).isPresent();
  }
}
