package kenpo.throttle.listing;

/**
 * Passwords tried from a listed network within the last hour, as far as they count.
 *
 * @param failed of {@code tried}
 * @param inARow failed ones after the last right one
 * @param apart accounts of those
 * @param spread accounts that failed within the time of {@code RiskPolicy.Spread}
 */
public record Counts(int tried, int failed, int inARow, int apart, int spread) {}
