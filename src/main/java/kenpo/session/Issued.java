package kenpo.session;

import java.time.Duration;
import java.util.Optional;

/**
 * What a browser is given for its session.
 *
 * @param kept how long the browser keeps it; empty: until it is closed
 */
record Issued(Session session, String access, String refresh, Optional<Duration> kept) {}
