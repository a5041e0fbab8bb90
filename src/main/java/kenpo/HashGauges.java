package kenpo;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;

/** What an operator sees of the hashing of passwords. */
final class HashGauges {

  private HashGauges() {}

  static void measure(Passwords passwords, MeterRegistry meters) {
    for (var share : HashShare.values()) {
      Gauge.builder("portal.hashing.underway", passwords, all -> all.underway(share))
          .description("Password hashes being made or waiting, by who asked for them")
          .tag("share", share.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    FunctionCounter.builder("portal.hashing.done", passwords, Passwords::done)
        .description("Password hashes made")
        .register(meters);
  }
}
