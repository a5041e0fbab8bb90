package kenpo.captcha;

import java.time.InstantSource;
import kenpo.crypto.Mac;
import kenpo.society.Society;
import kenpo.throttle.Networks;
import kenpo.throttle.Surroundings;

/** How many challenges an address is given in a minute for each form, by this server. */
final class IssueLimit {

  private final Surroundings surroundings;
  private final MinuteCount count;
  private final InstantSource clock;

  /** {@code mac}: of a part of a purpose that nothing else uses. */
  IssueLimit(Surroundings surroundings, Mac mac, InstantSource clock) {
    this.surroundings = surroundings;
    this.count = new MinuteCount(mac);
    this.clock = clock;
  }

  /** Counts one. */
  boolean allows(Society society, Purpose purpose, String address) {
    return count.allows(
        society.id(),
        purpose.label() + " " + Networks.host(address),
        most(society, address),
        clock.instant());
  }

  private int most(Society society, String address) {
    var perMinute = society.risk().perMinute();
    return surroundings.isListed(society, address) ? perMinute.listed() : perMinute.challenges();
  }

  /** Until there is another. */
  long secondsLeft() {
    return MinuteCount.secondsLeft(clock.instant());
  }
}
