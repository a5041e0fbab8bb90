package kenpo.session;

import java.time.Instant;

/**
 * Somebody who has logged in, on one browser.
 *
 * @param hash of the session's secret id, in hexadecimal digits: names it, opens nothing
 * @param since when one proved oneself
 */
public record Session(String societyId, long accountId, String hash, Instant since) {}
