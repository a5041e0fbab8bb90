package kenpo.support;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens by itself, however long that takes on a busy machine. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private Eventually() {}

  public static void holds(String what, BooleanSupplier condition) {
    holds(what, PATIENCE, condition);
  }

  public static void holds(String what, Duration patience, BooleanSupplier condition) {
    await(what)
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK_AGAIN)
        .pollInSameThread()
        .until(condition::getAsBoolean);
  }
}
