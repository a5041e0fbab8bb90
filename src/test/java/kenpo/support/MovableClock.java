package kenpo.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when told to. */
public final class MovableClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-12-01T01:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }

  public void set(Instant to) {
    now = to;
  }
}
