package kenpo.captcha;

import kenpo.config.PortalConfig.Work;

/**
 * What parts/challenge.ftlh is given.
 *
 * @param purpose its label
 * @param seconds the work takes about so long on a desktop
 * @param most and about so long on a slow phone
 * @param chosen the way that the person chose: work, picture or sound; or nothing
 * @param first the way that is shown first
 */
public record ChallengePart(
    String purpose,
    int level,
    long seconds,
    long most,
    String chosen,
    String first,
    CodePart code) {

  /** Of one try in Chromium on a desktop, beside the iterations; measured. */
  private static final double TRY_SECONDS = 0.2e-3;

  private static final double ITERATION_SECONDS = 0.2e-6;
  private static final int SLOW = 4;
  private static final int HEXADECIMAL = 16;
  private static final int TEN = 10;

  static ChallengePart of(
      Purpose purpose, int level, Work work, String chosen, String first, CodePart code) {
    double tries = work.solutions() * Math.pow(HEXADECIMAL, work.digits());
    double seconds = tries * (TRY_SECONDS + work.cost() * ITERATION_SECONDS);
    long wait = Ticket.pause(level).toSeconds();
    return new ChallengePart(
        purpose.label(),
        level,
        Math.max(wait, rounded(seconds)),
        Math.max(wait, rounded(seconds * SLOW)),
        chosen,
        first,
        code);
  }

  /** Up, to what one says of a time: beyond ten seconds in tens. */
  private static long rounded(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return whole <= TEN ? whole : Math.ceilDiv(whole, TEN) * TEN;
  }

  /** Whether it takes long enough to say so. */
  public boolean isLong() {
    return level > 1;
  }

  /** Seconds before which nothing is taken. */
  public long pause() {
    return Ticket.pause(level).toSeconds();
  }
}
