package kenpo.throttle.listing;

/**
 * What was tried from a listed network within the last hour: wrong passwords and other guesses, and
 * right passwords, which count once for each account.
 *
 * @param failed of {@code tried}
 * @param inARow failed ones after the last right one that counts
 * @param apart accounts of those
 * @param spread accounts that failed within the time of {@code RiskPolicy.Spread}
 */
public record Counts(int tried, int failed, int inARow, int apart, int spread) {}
