package kenpo.crypto;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import kenpo.config.PortalConfig.Hashing;

/**
 * Password hashing off the event loop, with a bound on how much of it may wait, and on each {@link
 * HashShare} of it: one more is refused with {@link Saturated}. Passwords are NFKC-normalised (NIST
 * SP 800-63B-4) and never cut.
 */
public final class Passwords {

  /**
   * OWASP Password Storage Cheat Sheet, ASVS 5.0 appendix C: Argon2id, 19 MiB, 2 passes, 1 lane.
   */
  static final int MEMORY_KIB = 19_456;

  static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final String POOL = "passwords";

  private final Turns turns;
  private final HashPlaces places;
  private final Argon2 argon2 = Argon2.fastest();
  private final Tokens random;
  private final PhcString decoy;
  private final AtomicLong done = new AtomicLong();

  public Passwords(Vertx vertx, Hashing config, Tokens random) {
    int threads =
        config.threads() > 0 ? config.threads() : Runtime.getRuntime().availableProcessors();
    this.turns = new Turns(vertx, POOL, threads);
    this.places = new HashPlaces(threads + config.waiting());
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

  /** One of the places of a share; to be used before what it was taken for has ended. */
  public final class Place {

    private final HashShare share;

    private Place(HashShare share) {
      this.share = share;
    }

    /** Whether the password fits; costs the same when there is no hash to hold it against. */
    public Future<Boolean> matches(String password, Optional<String> stored) {
      return compute(share, () -> fits(password, stored));
    }

    /** The PHC string to keep of a new password. */
    public Future<String> hash(String password) {
      return compute(share, () -> phc(password));
    }
  }

  /**
   * Refuses as {@link #within} would just now, and takes nothing: for who spends something that is
   * lost to him, or costs us, before he needs a place.
   */
  public Future<Void> room(HashShare share) {
    return places.isFree(share)
        ? Future.succeededFuture()
        : Future.failedFuture(new Saturated(POOL));
  }

  /** Takes a place, or refuses, before anything else is done; then it is given back. */
  public <T> Future<T> within(HashShare share, Function<Place, Future<T>> work) {
    if (!places.take(share)) {
      return Future.failedFuture(new Saturated(POOL));
    }
    return Future.succeededFuture(new Place(share))
        .compose(work)
        .onComplete(done -> places.leave(share));
  }

  /** The PHC string to keep of the new password of somebody who has shown nothing yet. */
  public Future<String> hash(String password) {
    return within(HashShare.REGISTRATION, place -> place.hash(password));
  }

  /** Hashes being made or waiting, for the metrics. */
  public int underway(HashShare share) {
    return places.taken(share);
  }

  /** Hashes made since the start, for the metrics. */
  public long done() {
    return done.get();
  }

  private <T> Future<T> compute(HashShare share, Supplier<T> work) {
    return turns.compute(share, work).onSuccess(made -> done.incrementAndGet());
  }

  private String phc(String password) {
    var salt = random.bytes(SALT_BYTES);
    var hash = argon2.hash(bytes(password), salt, MEMORY_KIB, PASSES);
    return new PhcString(MEMORY_KIB, PASSES, salt, hash).toString();
  }

  private boolean fits(String password, Optional<String> stored) {
    var expected = stored.map(PhcString::parse).orElse(decoy);
    var given =
        argon2.hash(bytes(password), expected.salt(), expected.memoryKib(), expected.passes());
    return Mac.same(given, expected.hash()) && stored.isPresent();
  }

  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }
}
