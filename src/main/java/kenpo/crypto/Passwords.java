package kenpo.crypto;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Callable;
import kenpo.config.PortalConfig.Hashing;

/**
 * Password hashing off the event loop, with a bound on how much of it may wait: one more is refused
 * with {@link Saturated}. Passwords are NFKC-normalised (NIST SP 800-63B-4) and never cut.
 */
public final class Passwords {

  /**
   * OWASP Password Storage Cheat Sheet, ASVS 5.0 appendix C: Argon2id, 19 MiB, 2 passes, 1 lane.
   */
  static final int MEMORY_KIB = 19_456;

  static final int PASSES = 2;
  private static final int SALT_BYTES = 16;

  private final Share share;
  private final Argon2 argon2 = Argon2.fastest();
  private final Tokens random;
  private final PhcString decoy;

  public Passwords(Vertx vertx, Hashing config, Tokens random) {
    int threads =
        config.threads() > 0 ? config.threads() : Runtime.getRuntime().availableProcessors();
    this.share = new Share(vertx, "passwords", threads, config.waiting());
    this.random = random;
    this.decoy = new PhcString(MEMORY_KIB, PASSES, random.bytes(SALT_BYTES), new byte[32]);
  }

  /** More of it waits than may: the caller tells the person to try again in a moment. */
  public static final class Saturated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Saturated(String pool) {
      super("too much waits for the pool " + pool, null, false, false);
    }
  }

  /** The PHC string to keep. */
  public Future<String> hash(String password) {
    return offload(
        () -> {
          var salt = random.bytes(SALT_BYTES);
          var hash = argon2.hash(bytes(password), salt, MEMORY_KIB, PASSES);
          return new PhcString(MEMORY_KIB, PASSES, salt, hash).toString();
        });
  }

  /** Whether the password fits; costs the same when there is no hash to hold it against. */
  public Future<Boolean> matches(String password, Optional<String> stored) {
    return offload(() -> fits(password, stored));
  }

  /** The same for somebody known, whom a flood of others' guesses must not keep out. */
  public Future<Boolean> matchesOfKnown(String password, Optional<String> stored) {
    return share.withinReserve(() -> share.compute(() -> fits(password, stored)));
  }

  private boolean fits(String password, Optional<String> stored) {
    var expected = stored.map(PhcString::parse).orElse(decoy);
    var given =
        argon2.hash(bytes(password), expected.salt(), expected.memoryKib(), expected.passes());
    return Mac.same(given, expected.hash()) && stored.isPresent();
  }

  /** Hashes being made or waiting, for the metrics. */
  public int underway() {
    return share.underway();
  }

  private <T> Future<T> offload(Callable<T> work) {
    return share.within(() -> share.compute(work));
  }

  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }
}
