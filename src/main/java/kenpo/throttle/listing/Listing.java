package kenpo.throttle.listing;

import java.time.Instant;
import kenpo.config.Cidr;

/**
 * A network on a society's allow-list.
 *
 * @param label what the society calls it
 * @param owner who answers for it there
 * @param expires from then on it counts for nothing
 */
public record Listing(
    String societyId,
    long id,
    Cidr network,
    String label,
    String owner,
    Instant expires,
    Standing standing) {

  /** Whether it exempts anybody now. */
  public boolean isGood(Instant now) {
    return standing.state() == Standing.State.ACTIVE && isInForce(now);
  }

  /** Whether it counts for anything now: what is tried from there is counted. */
  public boolean isInForce(Instant now) {
    return standing.state() != Standing.State.REVOKED && now.isBefore(expires);
  }
}
